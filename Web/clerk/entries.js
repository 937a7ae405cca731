/**
 * What this desk wrote down, oldest first, and how answers and events change it. Pure.
 *
 * @typedef {object} Entry
 * @property {string} [id]  The command's, until a reload.
 * @property {number} [offer]  Its number, once it is recorded.
 * @property {number} badge
 * @property {string} kind
 * @property {number} amount
 * @property {string} pitch
 * @property {"hand"|"paper"} [channel]
 * @property {number} enteredAt  In milliseconds.
 * @property {"sending"|"recorded"|"withdrawing"|"withdrawn"|"refused"} state
 * @property {boolean} [late]
 * @property {string} [why]  The code of a refusal.
 */

/** The same badge and kind this soon is more often heard twice than offered twice. */
const TWICE_MS = 60_000
const STANDING = ["sending", "recorded"]

/** @param {object} command  A `makeOffer` that was given. */
export function typed(entries, command, enteredAt) {
  const { id, badge, kind, amount, pitch, channel, late = false } = command
  return [...entries, { id, badge, kind, amount, pitch, channel, late, enteredAt, state: "sending" }]
}

/**
 * What the server has of this desk, then what is still under way: so a reload loses nothing.
 *
 * @param {object[]} rows  Its offers, as the server lists them.
 * @param {object[]} commands  What waits for an answer.
 * @param {string[]} unwanted  Ids of commands that were taken back before they had a number.
 */
export function restored(rows, commands, unwanted, now) {
  const recorded = rows.map(({ withdrawn, at, ...offer }) => ({
    ...offer,
    enteredAt: Date.parse(at),
    state: withdrawn ? "withdrawn" : "recorded",
  }))
  const underWay = commands.filter(({ type }) => type === "makeOffer")
  const withdrawing = commands.filter(({ type }) => type === "withdrawOffer").map(({ offer }) => offer)
  const all = underWay.reduce((entries, command) => typed(entries, command, now), recorded)
  const isUnwanted = ({ id, offer }) => unwanted.includes(id) || withdrawing.includes(offer)
  return all.map((entry) => (isUnwanted(entry) ? { ...entry, state: "withdrawing" } : entry))
}

/** Whether the same badge offered the same here, shortly before. */
export function isTwice(entries, { badge, kind, pitch }, now) {
  return entries.some(
    (other) =>
      other.badge === badge && other.kind === kind && other.pitch === pitch &&
      STANDING.includes(other.state) && now - other.enteredAt < TWICE_MS,
  )
}

/** What "-" takes back: the last that was typed and still stands, recorded or not yet. */
export function lastStanding(entries) {
  return entries.findLast(({ state }) => STANDING.includes(state))
}

/** The desk wants this one back; what has no number yet is withdrawn as soon as it has. */
export function takenBack(entries, entry) {
  return entries.map((other) => (other === entry ? { ...other, state: "withdrawing" } : other))
}

/**
 * @param {object} command  One that the server answered.
 * @param {object} answer
 * @returns {{ entries: Entry[], withdraw?: number }}  `withdraw`: it was taken back before it had a number.
 */
export function answered(entries, command, answer) {
  const isThis = ({ id, offer }) =>
    command.type === "makeOffer" ? id === command.id : offer === command.offer && offer !== undefined
  const before = entries.find(isThis)
  if (!before) return { entries }

  const isRefused = answer.type === "refused"
  const change = command.type === "makeOffer" ? made(before, answer, isRefused) : withdrawn(before, answer, isRefused)
  const isTakenBack = command.type === "makeOffer" && !isRefused && before.state === "withdrawing"
  // After a reload the server may have listed it already.
  const isSame = ({ offer }) => offer !== undefined && offer === change.offer
  return {
    entries: entries
      .filter((entry) => entry === before || !isSame(entry))
      .map((entry) => (entry === before ? { ...entry, ...change } : entry)),
    ...(isTakenBack && { withdraw: answer.offer }),
  }
}

function made(before, answer, isRefused) {
  if (isRefused) return { state: before.state === "withdrawing" ? "withdrawn" : "refused", why: answer.code }
  const state = before.state === "withdrawing" ? "withdrawing" : "recorded"
  return { state, offer: answer.offer, late: answer.late ?? before.late }
}

function withdrawn(before, answer, isRefused) {
  if (!isRefused || answer.code === "alreadyWithdrawn") return { state: "withdrawn" }
  return before.state === "withdrawing" ? { state: "recorded" } : {}
}

/** Somebody took back an offer, here or elsewhere. */
export function withdrawnElsewhere(entries, offer) {
  return entries.map((entry) => (entry.offer === offer && offer !== undefined ? { ...entry, state: "withdrawn" } : entry))
}
