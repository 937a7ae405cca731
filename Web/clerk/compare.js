/**
 * Two lists of the same hands side by side: what a second pair of ears wrote down, and what is recorded. Pure.
 *
 * Per badge and kind; what one badge offered several times is added up. Kinds are never added up.
 *
 * @typedef {{ badge: number, kind: string, amount: number }} Line
 * @typedef {Line & { pitch: string, channel: string, withdrawn: boolean }} Recorded
 * @typedef {object} Difference
 * @property {"missing"|"unequal"|"extra"} type  Not recorded; recorded with another amount; not on the list.
 * @property {number} badge
 * @property {string} kind
 * @property {number} listed
 * @property {number} recorded
 */

/** A clerk hears hands and reads cards; what phones sent is no part of it. */
const BY_CLERKS = ["hand", "paper"]

/** @param {Recorded[]} offers */
export function recordedByClerks(offers, pitch) {
  return offers.filter(
    (offer) =>
      offer.pitch === pitch && BY_CLERKS.includes(offer.channel) && !offer.withdrawn && offer.badge !== undefined,
  )
}

/**
 * @param {Line[]} list
 * @param {Line[]} recorded
 * @param {(kind: string) => boolean} isSingle  Of such a kind once and twice are the same.
 * @returns {Difference[]} By badge, then kind.
 */
export function compareLists(list, recorded, isSingle = () => false) {
  const [listed, standing] = [sums(list, isSingle), sums(recorded, isSingle)]
  const keys = [...new Set([...listed.keys(), ...standing.keys()])]
  return keys.map((key) => difference(key, listed, standing)).filter(Boolean).sort(byBadge)
}

function difference(key, listed, standing) {
  const { badge, kind, amount: wanted } = listed.get(key) ?? { ...standing.get(key), amount: 0 }
  const amount = standing.get(key)?.amount ?? 0
  if (wanted === amount) return null

  const type = amount === 0 ? "missing" : wanted === 0 ? "extra" : "unequal"
  return { type, badge, kind, listed: wanted, recorded: amount }
}

function sums(lines, isSingle) {
  const found = new Map()
  for (const { badge, kind, amount } of lines) {
    const key = `${badge}/${kind}`
    const before = found.get(key)?.amount ?? 0
    found.set(key, { badge, kind, amount: isSingle(kind) ? 1 : before + amount })
  }
  return found
}

function byBadge(one, other) {
  return one.badge - other.badge || (one.kind < other.kind ? -1 : 1)
}
