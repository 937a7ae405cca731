/** The list of commitments and the conference that it is of, for whoever may have them. */
import { request } from "../modules/api.js"

/**
 * Taking the list is written down by the server, so it is asked for only where it is shown.
 *
 * @param {{ code: string, role: string, pitch?: string }} place
 * @param {"show"|"omit"} hidden
 */
export function loadCommitments({ code, role, pitch }, hidden) {
  const query = new URLSearchParams({ as: role, hidden, ...(pitch && { pitch }) })
  return request(`${code}/exports/commitments.json?${query}`)
}

/** Name, date and venue; empty when they cannot be had. */
export async function loadConference({ code }) {
  const { ok, body } = await request(code)
  return ok ? body : {}
}
