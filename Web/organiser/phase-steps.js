/**
 * How a conference goes on, and what may be done in each phase. Pure.
 *
 * The server decides; this names what it would take, so that nobody is offered what is refused.
 */

/** The way on first, the way back last. Once open it is never rehearsed again. */
const NEXT = {
  concept: ["rehearsal", "open"],
  rehearsal: ["open", "concept"],
  open: ["closed"],
  closed: ["archived", "open"],
  archived: ["closed"],
}
/** What the whole hall feels, or what cannot be undone, is asked twice. */
const ASKED = ["open", "closed", "archived"]

/**
 * @param {import("../modules/phase.js").Phase} phase
 * @returns {{ to: string, key: string, asks: boolean }[]}  `key`: of the words on the button, such as `phase.go.open`.
 */
export function phaseSteps(phase) {
  return (NEXT[phase] ?? []).map((to) => ({ to, key: wordsFor(phase, to), asks: ASKED.includes(to) }))
}

function wordsFor(from, to) {
  if (to === "concept") return "phase.go.back"
  if (from === "closed" && to === "open") return "phase.go.reopen"
  return from === "archived" ? "phase.go.unarchive" : `phase.go.${to}`
}

/** Whether people, pitches and settings may still be changed. */
export function mayChange(phase) {
  return phase !== "archived"
}
