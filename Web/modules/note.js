/**
 * A signed checkpoint: how many lines a ledger had, and the root over them (c2sp.org/tlog-checkpoint). Pure.
 *
 * This reads; `signature.js` checks who signed.
 */
import { fromBase64, toBase32, utf8 } from "./bytes.js"

const NOTE_MAX = 4096
const ROOT_BYTES = 32
const CODE_BYTES = 20
/** Four bytes tell the key, the rest is the signature. */
const KEY_ID_BYTES = 4

/**
 * @typedef {object} Note
 * @property {string} origin  HOST/CODE
 * @property {number} size  Lines.
 * @property {Uint8Array} root
 * @property {string} signed  What the signatures are over.
 * @property {{ name: string, keyId: Uint8Array, signature: Uint8Array }[]} signatures  One or more.
 */

/** @param {string} text  @returns {Note|null} */
export function parseNote(text) {
  if (utf8(text).length > NOTE_MAX) return null
  const parts = /^([^\n]+\n(0|[1-9]\d*)\n([^\n]+)\n)\n((?:\u2014 [^\n]+\n)+)$/.exec(text)
  if (!parts) return null

  const [, signed, digits, digest, lines] = parts
  const origin = signed.slice(0, signed.indexOf("\n"))
  const size = Number(digits)
  const root = fromBase64(digest)
  const signatures = lines.trimEnd().split("\n").map(parseSignature)
  const isWhole = Number.isSafeInteger(size) && root?.length === ROOT_BYTES && !signatures.includes(null)
  return isWhole ? { origin, size, root, signed, signatures } : null
}

function parseSignature(line) {
  const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
  const bytes = base64 && fromBase64(base64)
  if (!bytes || bytes.length <= KEY_ID_BYTES) return null
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

/** What people photograph: "FVYR-MQVX-…", eight groups of four. @param {Uint8Array} root */
export function codeOf(root) {
  return toBase32(root.slice(0, CODE_BYTES)).match(/.{4}/g).join("-")
}
