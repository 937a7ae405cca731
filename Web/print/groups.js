/**
 * Commitments under a heading each: of a pitch, a region, an organisation. Pure.
 *
 * @typedef {object} Row  As exports/commitments.json has it.
 * @property {number} offer
 * @property {string} pitch
 * @property {string} kind
 * @property {number} amount
 * @property {"recorded"|"late"|"lateAccepted"|"withdrawn"} status
 *
 * @typedef {{ key: string, title: string, rows: Row[] }} Group
 */

/** Whether it was promised: not taken back, and in time or accepted. @param {Row} row */
export function stands({ status }) {
  return status === "recorded" || status === "lateAccepted"
}

/** In the order of the pitches. @param {Row[]} rows  @returns {Group[]} */
export function byPitch(rows) {
  const place = (key) => Number(key.slice(1))
  return grouped(rows, ({ pitch }) => pitch, ({ title }) => title).sort((one, other) => place(one.key) - place(other.key))
}

/** @param {Row[]} rows  @param {(code: string) => string} nameOf  The region's name.  @param {string} none  For what has no region. */
export function byRegion(rows, nameOf, none) {
  return sorted(grouped(rows, ({ region }) => region ?? "", ({ region }) => (region ? nameOf(region) : none)))
}

/** @param {Row[]} rows  @param {(row: Row) => string} whoOf  The organisation, or the words for one that is not named. */
export function byOrganisation(rows, whoOf) {
  return sorted(grouped(rows, whoOf, whoOf))
}

/**
 * How much of each kind was promised, in the order of the kinds. Never added across kinds.
 *
 * @param {Row[]} rows
 * @param {string[]} order  Keys of kinds.
 * @returns {{ kind: string, amount: number, offers: number }[]}
 */
export function totals(rows, order) {
  const kinds = grouped(rows.filter(stands), ({ kind }) => kind, ({ kind }) => kind)
  const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length)
  return kinds
    .map(({ key, rows: some }) => ({
      kind: key,
      amount: some.reduce((sum, { amount }) => sum + amount, 0),
      offers: some.length,
    }))
    .sort((one, other) => place(one.kind) - place(other.kind))
}

function grouped(rows, keyOf, titleOf) {
  const groups = new Map()
  for (const row of rows) {
    const key = keyOf(row)
    if (!groups.has(key)) groups.set(key, { key, title: titleOf(row), rows: [] })
    groups.get(key).rows.push(row)
  }
  return [...groups.values()]
}

function sorted(groups) {
  return groups.sort((one, other) => one.title.localeCompare(other.title, "nl"))
}
