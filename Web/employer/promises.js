/** As many promises as fit in two lines of a phone; the others stand folded under the pitch. */
const CHARACTERS_IN_SIGHT = 90

/**
 * Pure.
 *
 * @param {string[]} promises
 * @returns {{ words: string, left: number }} What stands in sight, and how many do not.
 */
export function promisesInSight(promises = []) {
  const inSight = promises.filter((_, place) => {
    return place === 0 || promises.slice(0, place + 1).join(" · ").length <= CHARACTERS_IN_SIGHT
  })
  return { words: inSight.join(" · "), left: promises.length - inSight.length }
}
