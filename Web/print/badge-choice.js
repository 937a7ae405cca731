/**
 * Whose badges are made, in which order, and how they lie on sheets. Pure.
 *
 * @typedef {object} Person
 * @property {number} person
 * @property {string} role
 * @property {string} [name]
 * @property {string} [organisation]
 * @property {number} [badge]
 * @property {boolean} [erased]
 * @property {boolean} [revoked]
 * @property {boolean} [simulated]
 */

/** Who wears a badge in the hall. Staff gets one when it is asked for: with its code somebody runs the hall. */
const GUESTS = ["employer", "wethouder"]
const WEARERS = [...GUESTS, "jury", "moderator", "clerk"]

/**
 * @param {Person[]} people
 * @param {{ who: "all"|"new"|"person"|"role", role?: string, person?: number }} wish
 * @param {number[]} made  Of whom a badge was made before.
 */
export function chosen(people, { who, role, person }, made = []) {
  const wearers = people.filter((one) => WEARERS.includes(one.role) && one.name && !one.erased && !one.revoked)
  switch (who) {
    case "person":
      return wearers.filter((one) => one.person === person)
    case "role":
      return wearers.filter((one) => one.role === role)
    case "new":
      return wearers.filter((one) => GUESTS.includes(one.role) && !made.includes(one.person))
    default:
      return wearers.filter((one) => GUESTS.includes(one.role))
  }
}

/**
 * In the order in which badges lie on the table at the door.
 *
 * @template {{ name: string, organisation?: string, badge?: number }} Badge
 * @param {Badge[]} badges
 * @param {"name"|"organisation"|"number"} order
 * @returns {Badge[]}
 */
export function inOrder(badges, order) {
  const byName = (one, other) => one.name.localeCompare(other.name, "nl")
  const compare = {
    name: byName,
    organisation: (one, other) => (one.organisation ?? "").localeCompare(other.organisation ?? "", "nl") || byName(one, other),
    number: (one, other) => (one.badge ?? Infinity) - (other.badge ?? Infinity) || byName(one, other),
  }[order]
  return [...badges].sort(compare)
}

/**
 * Sheets of so many; the last one may be short.
 *
 * @template Item
 * @param {Item[]} items
 * @param {number} most  On one sheet.
 * @returns {Item[][]}
 */
export function sheetsOf(items, most) {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most))
}
