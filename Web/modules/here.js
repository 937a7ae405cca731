/**
 * Whether this browser was in a hall before: only then is it worth asking who is signed in.
 *
 * Where a browser keeps nothing, the answer is yes: asking in vain costs less than asking a name twice.
 */
const KEY = "was-here"

/** @param {string} code */
export function markHere(code) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...codes(), code])].slice(-20)))
  } catch {
    // Then nothing is remembered.
  }
}

/** @param {string} code */
export function wasHere(code) {
  try {
    return codes().includes(code)
  } catch {
    return true
  }
}

/** @returns {string[]} */
function codes() {
  return JSON.parse(localStorage.getItem(KEY) ?? "[]")
}
