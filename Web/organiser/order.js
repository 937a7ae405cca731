/** Lists that are put in another order by buttons. Pure. */

/**
 * @template Item
 * @param {readonly Item[]} list
 * @param {number} from  Its place.
 * @param {number} by  1 for one place down, -1 for one up.
 * @returns {Item[]} The same order where there is no such place.
 */
export function moved(list, from, by) {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]

  const others = list.filter((_, at) => at !== from)
  return [...others.slice(0, to), list[from], ...others.slice(to)]
}
