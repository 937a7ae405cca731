/**
 * Ledgers, receipts and signatures for tests, made with node's own cryptography and straight from the words of RFC
 * 6962: slow, and nothing in common with what is tested.
 */
import { createHash, generateKeyPairSync, sign } from "node:crypto"

export const ORIGIN = "wiebiedt.example/482917"

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest()
export const leafOf = (line) => sha256(Buffer.of(0), `${line}\n`)
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right)
/** The largest power of two smaller than n. */
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1)

/** MTH(D[n]) of section 2.1. */
export function rootOf(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha256("")
  const k = split(leaves.length)
  return nodeOf(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH(m, D[n]) of section 2.1.1. */
export function pathOf(index, leaves) {
  if (leaves.length < 2) return []
  const k = split(leaves.length)
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** A key, its public bytes and its PEM. */
export function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const bytes = publicKey.export({ type: "spki", format: "der" }).subarray(-32)
  return { privateKey, bytes, pem: publicKey.export({ type: "spki", format: "pem" }) }
}

/** A note over a text, signed with each of these keys. */
export function signedNote(text, name, ...keys) {
  const lines = keys.map(({ privateKey, bytes }) => {
    const keyId = sha256(`${name}\n`, Buffer.of(1), bytes).subarray(0, 4)
    return `— ${name} ${Buffer.concat([keyId, sign(null, Buffer.from(text), privateKey)]).toString("base64")}\n`
  })
  return `${text}\n${lines.join("")}`
}

export function checkpointText(leaves, origin = ORIGIN) {
  return `${origin}\n${leaves.length}\n${rootOf(leaves).toString("base64")}\n`
}

/** Lines of a ledger in which every third is an offer with a remark, and their words by number. */
export function makeLedger(size) {
  const words = new Map()
  const lines = Array.from({ length: size }, (_, at) => {
    const seq = at + 1
    const facts = {
      amount: seq, at: 1553177100000, conference: "482917", employer: 27, kind: "leerbaan",
      offer: seq, pitch: "p1", seq, type: "offerMade", v: 1,
    }
    if (seq % 3 === 0) {
      const salt = sha256(`salt ${seq}`)
      const json = JSON.stringify({ needs: [], note: `Opmerking ${seq}` })
      words.set(seq, { salt, json })
      facts.words = sha256(salt, json).toString("hex")
    }
    return JSON.stringify(facts)
  })
  return { lines, words, leaves: lines.map(leafOf) }
}

/** The receipt of a line. What is to be different in it comes last. */
export function makeReceipt({ lines, words, leaves }, seq, key, change = {}) {
  const sealed = words.get(seq)
  const parts = {
    line: lines[seq - 1],
    words: sealed ? `words ${sealed.salt.toString("base64")} ${Buffer.from(sealed.json).toString("base64")}\n` : "",
    index: seq - 1,
    path: pathOf(seq - 1, leaves).map((digest) => digest.toString("base64")),
    note: signedNote(checkpointText(leaves), ORIGIN, key),
    ...change,
  }
  const path = parts.path.map((digest) => `${digest}\n`).join("")
  const proof = `c2sp.org/tlog-proof@v1\nindex ${parts.index}\n${path}\n${parts.note}`
  return `wiebiedt.receipt@v1\n${parts.line}\n${parts.words}\n${proof}`
}
