/**
 * Whether a note was signed with one of these keys (Ed25519, c2sp.org/signed-note).
 *
 * The keys can be told apart everywhere; the signature itself only where the browser can check it.
 */
import { areEqual, fromBase64, joined, utf8 } from "./bytes.js"
import { sha256 } from "./sha256.js"

const ED25519 = 0x01
const SIGNATURE_BYTES = 64
/** What stands before the 32 bytes of an Ed25519 key in a PEM block (RFC 8410). */
const KEY_HEAD = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00])

/** The keys in a PEM text; what is no Ed25519 key is passed over. @returns {Uint8Array[]} */
export function readKeys(pem) {
  const blocks = [...pem.matchAll(/-----BEGIN PUBLIC KEY-----([\s\S]*?)-----END PUBLIC KEY-----/g)]
  return blocks
    .map(([, base64]) => fromBase64(base64.replace(/\s/g, "")))
    .filter((key) => key?.length === KEY_HEAD.length + 32 && areEqual(key.slice(0, KEY_HEAD.length), KEY_HEAD))
    .map((key) => key.slice(KEY_HEAD.length))
}

/** The four bytes by which a signature line names its key. */
export function keyIdOf(name, key) {
  return sha256(joined(utf8(`${name}\n`), Uint8Array.of(ED25519), key)).slice(0, 4)
}

/**
 * @param {import("./note.js").Note} note
 * @param {Uint8Array[]} keys
 * @param {SubtleCrypto} [subtle]
 * @returns {Promise<"good"|"bad"|"otherKey"|"unsupported">} Unsupported: this browser cannot check it, here.
 */
export async function signatureOf(note, keys, subtle = globalThis.crypto?.subtle) {
  const ours = note.signatures.flatMap(({ name, keyId, signature }) =>
    keys
      .filter((key) => name === note.origin && areEqual(keyIdOf(name, key), keyId))
      .map((key) => ({ key, signature })),
  )
  if (ours.length === 0) return "otherKey"
  if (ours.some(({ signature }) => signature.length !== SIGNATURE_BYTES)) return "bad"

  const told = await Promise.all(ours.map(({ key, signature }) => isSigned(note.signed, key, signature, subtle)))
  if (told.includes(undefined)) return "unsupported"
  return told.every(Boolean) ? "good" : "bad"
}

/** Undefined where nobody can tell. */
async function isSigned(text, bytes, signature, subtle) {
  try {
    const key = await subtle.importKey("raw", bytes, "Ed25519", false, ["verify"])
    return await subtle.verify("Ed25519", key, signature, utf8(text))
  } catch {
    return undefined
  }
}
