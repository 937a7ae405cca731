/**
 * Who does what by when, pitch by pitch. Pure.
 *
 * @typedef {object} Step
 * @property {import("./groups.js").Row} row
 * @property {string} contactBy  The last day for the first call, "2019-04-04".
 * @property {string|null} doneBy  Null where the call is all there is to do.
 */
import { contactDate, dueDate } from "./due.js"
import { byPitch, stands } from "./groups.js"

/**
 * @param {object[]} pitches  As the hall has them.
 * @param {import("./groups.js").Row[]} commitments
 * @param {(kind: string) => object} kindOf
 * @param {string} date  Of the conference.
 * @returns {{ pitch: object, steps: Step[] }[]}
 */
export function planOf(pitches, commitments, kindOf, date) {
  return byPitch(commitments.filter(stands)).map(({ key, title, rows }) => ({
    pitch: pitches.find(({ pitch }) => pitch === key) ?? { pitch: key, title },
    steps: rows.map((row) => stepOf(row, kindOf(row.kind), date)).sort(byDay),
  }))
}

function stepOf(row, kind, date) {
  return { row, contactBy: contactDate(kind, date), doneBy: kind.counted === false ? null : dueDate(kind, date) }
}

/** Who must be called first stands first. */
function byDay(one, other) {
  return one.contactBy.localeCompare(other.contactBy) || one.row.offer - other.row.offer
}
