/** Which promises a wethouder follows up, and in which order. Pure. */

/**
 * What stands, pitch by pitch; who asked to be called first.
 *
 * @param {object[]} offers  As the server lists them for her.
 * @param {{ pitch: string, title: string }[]} pitches  Her own.
 * @returns {{ pitch: object, rows: object[] }[]} Without pitches that nobody promised anything.
 */
export function contactsOf(offers, pitches) {
  const standing = offers.filter(({ withdrawn, late, accepted }) => !withdrawn && (!late || accepted))
  return pitches
    .map((pitch) => ({ pitch, rows: standing.filter((row) => row.pitch === pitch.pitch).sort(callersFirst) }))
    .filter(({ rows }) => rows.length > 0)
}

/** The address of a telephone: digits and a plus, without what people write between them. */
export function telephone(number) {
  return `tel:${number.replace(/\(0\)/, "").replace(/[^\d+]/g, "")}`
}

function callersFirst(one, other) {
  const isCaller = ({ kind }) => kind === "belmij"
  return isCaller(other) - isCaller(one) || one.offer - other.offer
}
