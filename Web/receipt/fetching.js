/** Getting a receipt and the key from the server. */
import { fetchCheckpoint } from "../modules/checkpoint.js"
import { parseReceipt } from "../modules/receipt.js"
import { readKeys, signatureOf } from "../modules/signature.js"

/** @returns {Promise<Uint8Array[]|null>} Null when they cannot be had now. */
export async function fetchKeys() {
  const { status, text } = await get("/.well-known/wiebiedt/ledger.pem")
  const keys = status === 200 ? readKeys(text) : []
  return keys.length ? keys : null
}

export function receiptPath({ code, offer, role }, size) {
  const query = new URLSearchParams({ ...(role && { as: role }), ...(size && { size }) })
  return `/api/v1/conferences/${code}/offers/${offer}/receipt?${query}`
}

/**
 * @returns {Promise<{ text: string } | { trouble: "soon"|"signedOut"|"unknown"|"offline"|"other", code?: string }>}
 */
export async function fetchReceipt(place, size) {
  const { status, text } = await get(receiptPath(place, size))
  if (status === 200) return { text }

  const code = codeIn(text)
  if (code === "checkpointUnknown" || status === 503) return { trouble: "soon" }
  if (status === 401 || status === 403) return { trouble: "signedOut" }
  if (status === 404) return { trouble: "unknown" }
  return status === 0 ? { trouble: "offline" } : { trouble: "other", code }
}

/** The same receipt under the newest checkpoint: after a change of keys that one has the key of now. */
export async function renewed(place, text, keys) {
  const receipt = parseReceipt(text)
  if (!receipt || !keys || (await signatureOf(receipt.note, keys)) !== "otherKey") return text

  const newest = await fetchCheckpoint(place.code)
  const again = newest && (await fetchReceipt(place, newest.size))
  return again?.text ?? text
}

async function get(path) {
  try {
    const response = await fetch(path)
    return { status: response.status, text: await response.text() }
  } catch {
    return { status: 0, text: "" }
  }
}

function codeIn(problem) {
  try {
    return JSON.parse(problem).code
  } catch {
    return undefined
  }
}
