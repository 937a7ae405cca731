/**
 * What this browser remembers of halls: in which it was, as whom somebody said to be there, which advice they read.
 *
 * Where a browser keeps nothing, it was perhaps in every hall, since asking the server in vain costs less than asking a
 * name twice; and nobody said yet who they are.
 */
const HALLS = "was-here"
const PEOPLE = "this-is-me"
const ADVICE = "heard"
const MOST = 20

/** @param {string} code */
export function markHere(code) {
  remember(HALLS, code)
}

/** @param {string} code */
export function wasHere(code) {
  return remembers(HALLS, code, true)
}

/** Somebody went away: whoever comes next is not asked about them. */
export function leftHere(code) {
  change(HALLS, (codes) => codes.filter((other) => other !== code))
}

/** Somebody said "that is me": they are not asked again. @param {string} code  @param {number} badge */
export function markMe(code, badge) {
  remember(PEOPLE, `${code}/${badge}`)
}

export function isMe(code, badge) {
  return remembers(PEOPLE, `${code}/${badge}`, false)
}

/** Somebody read an advice that is given once. @param {string} advice */
export function markHeard(advice) {
  remember(ADVICE, advice)
}

export function hasHeard(advice) {
  return remembers(ADVICE, advice, false)
}

function remember(key, item) {
  change(key, (items) => [...items.filter((other) => other !== item), item].slice(-MOST))
}

function remembers(key, item, otherwise) {
  try {
    return read(key).includes(item)
  } catch {
    return otherwise
  }
}

function change(key, how) {
  try {
    localStorage.setItem(key, JSON.stringify(how(read(key))))
  } catch {
    // Then nothing is remembered.
  }
}

/** @returns {string[]} */
function read(key) {
  return JSON.parse(localStorage.getItem(key) ?? "[]")
}
