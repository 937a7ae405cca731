/**
 * Everything this employer offered, as rows: what still lies on the phone, what was refused, what is
 * recorded. Pure.
 *
 * @typedef {object} Row
 * @property {string} pitch
 * @property {string} kind
 * @property {number} amount
 * @property {"phone"|"sending"|"recorded"|"withdrawing"|"withdrawn"|"late"|"accepted"|"refused"} state
 * @property {number} [number]  Only once the server has recorded it.
 * @property {string} [at]
 * @property {object} [command]  Of a row without a number.
 * @property {object} [answer]  Of a refused row.
 */

/**
 * @param {object} own
 * @param {import("../modules/outbox-state.js").Outbox} own.entries
 * @param {{ command: object, answer: object }[]} own.refused
 * @param {import("../modules/own-offers.js").OwnOffer[]} own.offers
 * @returns {Row[]} Newest first.
 */
export function ownRows({ entries, refused, offers }) {
  const leaving = new Set(
    entries.filter(({ command }) => command.type === "withdrawOffer").map(({ command }) => command.offer),
  )
  const waiting = entries
    .filter(({ command }) => command.type === "makeOffer")
    .map(({ command, state }) => row(command, state === "kept" ? "phone" : "sending", { command }))
  const unheard = refused.map(({ command, answer }) => row(command, "refused", { command, answer }))
  const recorded = [...offers]
    .sort((a, b) => a.offer - b.offer)
    .map((own) => row(own, recordedState(own, leaving), { number: own.offer, at: own.at }))

  return [...recorded, ...unheard, ...waiting].reverse()
}

/** The row that stands where the button stood; an offer that is gone makes room for the button. */
export function cardRow(rows, pitch) {
  return rows.find((row) => row.pitch === pitch && row.state !== "withdrawn")
}

/** What the server recorded has a receipt; what was taken back had one. */
export function hasReceipt({ state }) {
  return ["recorded", "accepted", "late", "withdrawing"].includes(state)
}

/**
 * How an offer can be taken back: with one tap while its round is open, with a question afterwards.
 *
 * @param {Row} row
 * @param {{ state: string }|undefined} pitch
 * @returns {"undo"|"withdraw"|null}
 */
export function wayBack(row, pitch) {
  if (!["recorded", "accepted", "late"].includes(row.state)) return null
  return pitch?.state === "open" ? "undo" : "withdraw"
}

function row({ pitch, kind, amount }, state, more) {
  return { pitch, kind, amount, state, ...more }
}

function recordedState(own, leaving) {
  if (own.withdrawn) return "withdrawn"
  if (leaving.has(own.offer)) return "withdrawing"
  if (own.accepted) return "accepted"
  return own.late ? "late" : "recorded"
}
