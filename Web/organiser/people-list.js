/** Which people a table shows: found, filtered, sorted, two hundred at a time. Pure. */

export const PAGE = 200
export const COLUMNS = ["badge", "name", "organisation", "role"]

/**
 * @param {object[]} people
 * @param {{ zoek?: string, rol?: string, sorteer?: string, bladzijde?: string }} filters
 *   As they stand in the address; `sorteer` is a column, with a minus before it for the other way round.
 * @returns {{ rows: object[], found: number, page: number, pages: number }}
 */
export function peoplePage(people, { zoek = "", rol = "", sorteer = "badge", bladzijde = "1" }) {
  const words = plain(zoek).split(/\s+/).filter(Boolean)
  const found = people.filter((person) => {
    const text = plain([person.badge, person.name, person.organisation, person.municipality, person.email].join(" "))
    return (rol === "" || person.role === rol) && words.every((word) => text.includes(word))
  })
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const page = Math.min(Math.max(1, Number(bladzijde) || 1), pages)
  const { column, isDown } = sortOf(sorteer)
  const sorted = found.sort((one, other) => compared(one[column], other[column], isDown))
  return { rows: sorted.slice((page - 1) * PAGE, page * PAGE), found: found.length, page, pages }
}

/** @param {string} [text]  "-name" */
export function sortOf(text = "badge") {
  const column = text.replace(/^-/, "")
  return { column: COLUMNS.includes(column) ? column : "badge", isDown: text.startsWith("-") }
}

/** Each name once, with how many people have it, most people first. */
export function organisations(people) {
  const counts = new Map()
  for (const { organisation, erased } of people) {
    if (organisation && !erased) counts.set(organisation, (counts.get(organisation) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => a.name.localeCompare(b.name, "nl"))
}

/** Who has nothing in that column comes last, whichever way round. */
function compared(one, other, isDown) {
  const [isMissing, isOtherMissing] = [one, other].map((value) => value === undefined || value === "")
  if (isMissing || isOtherMissing) return Number(isMissing) - Number(isOtherMissing)

  const order = typeof one === "number" ? one - other : String(one).localeCompare(String(other), "nl")
  return isDown ? -order : order
}

/** "van der Óst" is found by "ost". */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
}
