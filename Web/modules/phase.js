/**
 * How far a conference is, and who is told so on top of a page. Pure.
 *
 * @typedef {"concept"|"rehearsal"|"open"|"closed"|"archived"} Phase
 */

const STAFF = ["organiser", "moderator", "clerk", "wethouder", "jury"]

/** @returns {Phase} Conferences from before there were phases are open. */
export function phaseOf(state) {
  return state?.conference.phase ?? "open"
}

/** The staff always sees it; a phone and the wall only say that what happens does not count. */
export function isPhaseShown(phase, role) {
  return phase === "rehearsal" || STAFF.includes(role)
}
