/**
 * Texts with `{words}` in them. Pure.
 *
 * A text is a string, or `{ one, other }` of which the argument `n` chooses.
 */

/**
 * @param {Record<string, string | { one: string, other: string }>} texts
 * @param {string} key
 * @param {Record<string, string | number>} [args]
 */
export function fill(texts, key, args = {}) {
  const text = texts[key]
  if (text === undefined) return key

  const form = typeof text === "string" ? text : args.n === 1 ? text.one : text.other
  return form.replace(/\{(\w+)\}/g, (whole, name) => String(args[name] ?? whole))
}
