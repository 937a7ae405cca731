/** The six digits of a conference, as people type them and as a path holds them. Pure. */

const DIGITS = 6

/**
 * "482917", "482 917" and "482-917" are the same code.
 *
 * @param {string} text
 * @returns {string|null}
 */
export function parseCode(text) {
  const digits = text.replace(/[\s.\-\u2010-\u2015]/g, "")
  return /^\d+$/.test(digits) && digits.length === DIGITS ? digits : null
}

/**
 * @param {string} path  "/employer/482917", "/482917" or "/".
 * @returns {{ role: string|null, code: string|null }}
 */
export function readPath(path) {
  const parts = path.split("/").filter(Boolean)
  const code = parseCode(parts.at(-1) ?? "")
  return { role: parts.length === 2 ? parts[0] : null, code }
}

/** "482 917": two groups of three are easier to type over. */
export function formatCode(code) {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
