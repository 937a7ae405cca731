/** What is in a list before somebody takes it: of how many people, and about how large the file is. Pure. */

/** Bytes of an empty file and of one more row, as measured with the demo's offers. A packed file grows slower. */
const SIZES = {
  xlsx: [7_500, 90],
  ods: [4_000, 40],
  csv: [400, 270],
  json: [700, 490],
  ics: [100, 300],
}
/** As other programs count: a file of 31,000 bytes is 31 kB. */
const KB = 1_000

/**
 * @param {{ badge?: number, name?: string, organisation?: string, show: boolean }[]} offers
 * @param {"show"|"omit"} hidden
 * @returns {number} Whose name is in it, each once.
 */
export function peopleIn(offers, hidden) {
  const named = offers.filter(({ name, show }) => name && (show || hidden === "show"))
  return new Set(named.map(({ badge, name, organisation }) => badge ?? `${name}/${organisation}`)).size
}

/** In whole kilobytes, at least one. @param {keyof typeof SIZES} type  @param {number} rows */
export function roughKilobytes(type, rows) {
  const [empty, row] = SIZES[type]
  return Math.max(1, Math.round((empty + rows * row) / KB))
}

/**
 * What was taken before, newest first.
 *
 * @param {{ act: string, list?: string }[]} acts  Of the staff, as the audit tells them.
 * @param {number} most
 */
export function taken(acts, most) {
  return acts.filter(({ act }) => act === "listTaken").slice(0, most)
}

/** "commitments.xlsx" is the list "commitments" as "XLSX". @param {string} list */
export function listAndType(list) {
  const [, name, type = ""] = /^(.*?)(?:\.([a-z]+))?$/.exec(list)
  return { name, type: type.toUpperCase() }
}
