/**
 * Where somebody is on the organiser's page, as the part of the address that no server is told. Pure.
 *
 *     #deelnemers?zoek=jansen&rol=employer
 */

/** @param {string} hash  @returns {{ section: string, filters: Record<string, string> }} */
export function readPlace(hash) {
  const [section, query = ""] = hash.replace(/^#/, "").split("?")
  return { section, filters: Object.fromEntries(new URLSearchParams(query)) }
}

/** What is empty is left out, so that the same view has the same address. */
export function writePlace(section, filters = {}) {
  const said = Object.entries(filters).filter(([, value]) => value !== "" && value !== undefined)
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()
  return query ? `#${section}?${query}` : `#${section}`
}
