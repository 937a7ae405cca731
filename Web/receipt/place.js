/** Which receipt an address asks for. Pure. */

const ROLES = ["employer", "wethouder", "organiser", "clerk"]

/**
 * @param {string} path  "/receipt/482917/42", or "/receipt" for one that somebody brings along.
 * @param {string} query  "?as=employer"
 * @returns {{ code: string, offer: number, role?: string }|null}
 */
export function readPlace(path, query) {
  const [, code, offer] = /^\/receipt\/(\d{6})\/([1-9]\d{0,8})$/.exec(path) ?? []
  if (!code) return null

  const as = new URLSearchParams(query).get("as")
  return { code, offer: Number(offer), ...(ROLES.includes(as) && { role: as }) }
}
