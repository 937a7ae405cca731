/**
 * The checks of a receipt, each with how it went. Pure but for the signature, which the browser checks.
 *
 * @typedef {object} Check
 * @property {"line"|"root"|"words"|"signature"} name
 * @property {"good"|"bad"|"other"|"open"} outcome  Other: whole perhaps, but not of this site. Open: not checked here.
 * @property {string} told  Which sentence says it: `check.<name>.<told>`.
 */
import { areEqual, joined, toHex } from "./bytes.js"
import { leafOf, rootOf } from "./merkle.js"
import { sha256 } from "./sha256.js"
import { signatureOf } from "./signature.js"

const OUTCOMES = { good: "good", bad: "bad", otherKey: "other", unsupported: "open", noKey: "open" }

/**
 * @param {import("./receipt.js").Receipt} receipt
 * @param {Uint8Array[]|null} keys  This site's; null when they could not be had.
 * @param {{ code?: string, offer?: number }} [wanted]  What was asked for, if anything was.
 * @param {SubtleCrypto} [subtle]
 * @returns {Promise<Check[]>}
 */
export async function checkReceipt(receipt, keys, wanted = {}, subtle = undefined) {
  const signature = keys ? await signatureOf(receipt.note, keys, subtle) : "noKey"
  return [
    { name: "line", ...judged(lineOf(receipt, wanted)) },
    { name: "root", ...judged(wayOf(receipt)) },
    ...wordsOf(receipt),
    { name: "signature", outcome: OUTCOMES[signature], told: signature },
  ]
}

/** What all checks together come to: a change weighs more than a stranger, and that more than a doubt. */
export function verdictOf(checks) {
  const outcomes = checks.map(({ outcome }) => outcome)
  return ["bad", "other"].find((outcome) => outcomes.includes(outcome)) ??
    (checks.some(({ name, outcome }) => name === "signature" && outcome === "open") ? "open" : "good")
}

/** Whether it is the line that it says to be, of the ledger that was signed. */
function lineOf({ facts, index, note }, { code, offer }) {
  if (index !== facts.seq - 1) return "number"
  if (note.origin.split("/").at(-1) !== facts.conference) return "ledger"
  if (code !== undefined && facts.conference !== code) return "ledger"
  return offer !== undefined && facts.offer !== offer ? "offer" : "good"
}

/** Whether line and path lead to the root that was signed. */
function wayOf({ line, index, path, note }) {
  const root = rootOf(leafOf(line), { index, size: note.size, path })
  if (!root) return "length"
  return areEqual(root, note.root) ? "good" : "bad"
}

/** Whether the words are those that the line was made with. Most lines have none. */
function wordsOf({ facts, words }) {
  if (!words && facts.words === undefined) return []
  if (!words) return [{ name: "words", outcome: "open", told: "gone" }]

  const digest = toHex(sha256(joined(words.salt, words.bytes)))
  return [{ name: "words", ...judged(digest === facts.words ? "good" : "bad") }]
}

function judged(told) {
  return { outcome: told === "good" ? "good" : "bad", told }
}
