/**
 * Commands that the server has not answered yet, in the order in which they were given.
 *
 * Pure. An entry leaves in one way only: the server recorded or refused it. One entry is under way
 * at a time, so that "first offer, then undo" can never arrive the other way round.
 *
 * @typedef {object} Entry
 * @property {{ id: string, type: string } & Record<string, any>} command
 * @property {number|string|undefined} badge  Who gave it: a badge, or a name where there is none. Nobody else's line may
 *   send it.
 * @property {number} order
 * @property {"new"|"kept"|"sent"} state  Being laid away on this phone; there, so that a reload does not lose it; under
 *   way.
 *
 * @typedef {readonly Entry[]} Outbox
 */

/** @type {Outbox} */
export const EMPTY_OUTBOX = Object.freeze([])

/** @param {Outbox} outbox */
export function added(outbox, command, badge) {
  const order = (outbox.at(-1)?.order ?? 0) + 1
  return [...outbox, { command, badge, order, state: "new" }]
}

/** From now on it survives a reload, and may be sent. */
export function kept(outbox, id) {
  return outbox.map((entry) => (entry.command.id === id ? asKept(entry) : entry))
}

/** What was stored before a reload. Whether it was sent is unknown, so it is kept: ids make that safe. */
export function restored(outbox, entries) {
  const known = new Set(outbox.map((entry) => entry.command.id))
  const older = entries.filter((entry) => !known.has(entry.command.id))
  return [...older.map(asKept), ...outbox].sort((a, b) => a.order - b.order)
}

/**
 * The entry to send now.
 *
 * @param {Outbox} outbox
 * @param {number|string|undefined} badge  Who is signed in on the line.
 * @returns {Entry|undefined}
 */
export function nextToSend(outbox, badge) {
  const mine = outbox.filter((entry) => entry.badge === badge)
  return mine[0]?.state === "kept" ? mine[0] : undefined
}

export function sent(outbox, id) {
  return outbox.map((entry) => (entry.command.id === id ? { ...entry, state: "sent" } : entry))
}

/** The line is gone: whatever was under way may or may not have arrived. */
export function lineLost(outbox) {
  const isUnderWay = ({ state }) => state === "sent"
  return outbox.some(isUnderWay) ? outbox.map((entry) => (isUnderWay(entry) ? asKept(entry) : entry)) : outbox
}

export function settled(outbox, id) {
  return outbox.filter((entry) => entry.command.id !== id)
}

/** Refusals that are no decision: the same command may be recorded a moment later. */
export function isPostponement(answer) {
  return answer.type === "refused" && ["tooFast", "tooBusy", "unavailable"].includes(answer.code)
}

function asKept(entry) {
  return { ...entry, state: "kept" }
}
