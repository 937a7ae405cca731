/**
 * A receipt as it stands in a file: a line, its words, and the proof that a signed checkpoint covers it. Pure.
 *
 * This reads; `receipt-checks.js` checks.
 */
import { fromBase64 } from "./bytes.js"
import { parseNote } from "./note.js"

const HEAD = "wiebiedt.receipt@v1"
const PROOF_HEAD = "c2sp.org/tlog-proof@v1"
const BETWEEN = "=".repeat(40)
const DIGEST_BYTES = 32

/**
 * @typedef {object} Receipt
 * @property {string} line  With its line feed.
 * @property {Record<string, any>} facts  What the line says.
 * @property {{ salt: Uint8Array, bytes: Uint8Array, content: object }|null} words
 * @property {number} index
 * @property {Uint8Array[]} path  From the leaf to the root.
 * @property {import("./note.js").Note} note
 */

/** What a mail program or an editor does to a text is put right; nothing of the proof is. */
function tidied(text) {
  return `${text.replace(/\r\n?/g, "\n").trim()}\n`
}

/** The receipts in a text that may hold several, each as it was made. @returns {string[]} */
export function splitReceipts(text) {
  return tidied(text)
    .split(new RegExp(`^${BETWEEN}$`, "m"))
    .map(tidied)
    .filter((part) => part !== "\n")
}

/** @param {string} text  @returns {Receipt|null} */
export function parseReceipt(text) {
  const [before, proof, ...note] = text.split("\n\n")
  const [head, line, words, ...more] = before.split("\n")
  if (head !== HEAD || !line || more.length > 0) return null

  const facts = object(line)
  const sealed = words === undefined ? null : parseWords(words)
  const checkpoint = parseNote(note.join("\n\n"))
  const way = parseProof(proof ?? "")
  if (!Number.isSafeInteger(facts?.seq) || sealed === undefined || !way || !checkpoint) return null
  return { line: `${line}\n`, facts, words: sealed, ...way, note: checkpoint }
}

/** Undefined when it cannot be read. */
function parseWords(line) {
  const [, ...fields] = /^words (\S+) (\S+)$/.exec(line) ?? []
  const [salt, bytes] = fields.map(fromBase64)
  const content = bytes && object(new TextDecoder().decode(bytes))
  return salt?.length === DIGEST_BYTES && content ? { salt, bytes, content } : undefined
}

function parseProof(text) {
  const [head, place, ...digests] = text.split("\n")
  const index = /^index (0|[1-9]\d*)$/.exec(place ?? "")?.[1]
  const path = digests.map(fromBase64)
  if (head !== PROOF_HEAD || index === undefined || !Number.isSafeInteger(Number(index))) return null
  return path.every((digest) => digest?.length === DIGEST_BYTES) ? { index: Number(index), path } : null
}

function object(json) {
  try {
    const value = JSON.parse(json)
    return value && typeof value === "object" && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
