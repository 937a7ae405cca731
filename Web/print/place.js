/** What an address asks to have on paper. Pure. */

export const SHEETS = ["badges", "cards", "pitches", "regions", "organisations", "report", "plan"]
/** A wethouder prints what is hers; everything else is the organiser's. */
const OF_A_WETHOUDER = ["pitches", "plan"]

/**
 * @param {string} path  "/print/482917/badges"
 * @param {string} query  "?as=wethouder&person=12"
 * @returns {{ code: string, sheet: string, role: string, person?: number, pitch?: string }|null}
 */
export function readPlace(path, query) {
  const [, code, sheet] = /^\/print\/(\d{6})\/([a-z]+)$/.exec(path) ?? []
  if (!SHEETS.includes(sheet)) return null

  const asked = new URLSearchParams(query)
  const isWethouder = asked.get("as") === "wethouder" && OF_A_WETHOUDER.includes(sheet)
  const person = /^[1-9]\d{0,8}$/.test(asked.get("person") ?? "") ? Number(asked.get("person")) : undefined
  const pitch = /^p[1-9]\d{0,8}$/.exec(asked.get("pitch") ?? "")?.[0]
  return { code, sheet, role: isWethouder ? "wethouder" : "organiser", ...(person && { person }), ...(pitch && { pitch }) }
}
