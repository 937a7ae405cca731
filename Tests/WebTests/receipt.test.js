import assert from "node:assert/strict"
import { webcrypto } from "node:crypto"
import { test } from "node:test"

import { toHex } from "../../Web/modules/bytes.js"
import { codeOf, parseNote } from "../../Web/modules/note.js"
import { checkReceipt, verdictOf } from "../../Web/modules/receipt-checks.js"
import { parseReceipt, splitReceipts } from "../../Web/modules/receipt.js"
import { keyIdOf, readKeys, signatureOf } from "../../Web/modules/signature.js"
import { texts as nl } from "../../Web/texts/receipt.nl.js"
import { checkpointText, makeKey, makeLedger, makeReceipt, ORIGIN, signedNote } from "./made-ledger.js"

const key = makeKey()
const ledger = makeLedger(13)
const { subtle } = webcrypto
const WITH_WORDS = 6
const WITHOUT_WORDS = 5

/** How each check of a text went: `{ line: "good", root: "bad", … }`. */
async function told(text, { keys = [key.bytes], wanted, crypto = subtle } = {}) {
  const checks = await checkReceipt(parseReceipt(text), keys, wanted, crypto)
  for (const { name, told } of checks) assert.ok(nl[`check.${name}.${told}`], `check.${name}.${told}`)
  return { ...Object.fromEntries(checks.map(({ name, told }) => [name, told])), verdict: verdictOf(checks) }
}

const whole = { line: "good", root: "good", signature: "good", verdict: "good" }

test("a receipt with a remark and one without are whole", async () => {
  assert.deepEqual(await told(makeReceipt(ledger, WITH_WORDS, key)), { ...whole, words: "good" })
  assert.deepEqual(await told(makeReceipt(ledger, WITHOUT_WORDS, key)), whole)
})

test("a receipt of every line of ledgers of every size is whole", async () => {
  for (const size of [1, 2, 3, 7, 8, 9, 64, 65]) {
    const ledger = makeLedger(size)
    for (const seq of new Set([1, Math.ceil(size / 2), size])) {
      assert.equal((await told(makeReceipt(ledger, seq, key))).verdict, "good", `${seq} of ${size}`)
    }
  }
})

test("words that were erased leave the rest whole", async () => {
  const erased = await told(makeReceipt(ledger, WITH_WORDS, key, { words: "" }))

  assert.deepEqual(erased, { ...whole, words: "gone" })
})

test("a changed amount does not lead to the code", async () => {
  const line = ledger.lines[WITHOUT_WORDS - 1].replace('"amount":5', '"amount":50')

  const changed = await told(makeReceipt(ledger, WITHOUT_WORDS, key, { line }))
  assert.deepEqual(changed, { ...whole, root: "bad", verdict: "bad" })
})

test("a changed line number is seen", async () => {
  const changed = await told(makeReceipt(ledger, WITHOUT_WORDS, key, { index: 3 }))

  assert.equal(changed.line, "number")
  assert.equal(changed.verdict, "bad")
})

test("a changed step on the way, one too few and one too many are seen", async () => {
  const { path } = parseReceipt(makeReceipt(ledger, WITHOUT_WORDS, key))
  const base64 = path.map((digest) => Buffer.from(digest).toString("base64"))
  const other = Buffer.from(ledger.leaves[9]).toString("base64")

  const withPath = (path) => told(makeReceipt(ledger, WITHOUT_WORDS, key, { path }))
  assert.equal((await withPath([other, ...base64.slice(1)])).root, "bad")
  assert.equal((await withPath(base64.slice(1))).root, "length")
  assert.equal((await withPath([...base64, other])).root, "length")
})

test("changed words, and words at a line that has none, are seen", async () => {
  const json = Buffer.from(JSON.stringify({ needs: [], note: "Iets anders" })).toString("base64")
  const salt = ledger.words.get(WITH_WORDS).salt.toString("base64")
  const words = `words ${salt} ${json}\n`

  const changed = await told(makeReceipt(ledger, WITH_WORDS, key, { words }))
  assert.deepEqual(changed, { ...whole, words: "bad", verdict: "bad" })
  assert.equal((await told(makeReceipt(ledger, WITHOUT_WORDS, key, { words }))).words, "bad")
})

test("a changed root is seen twice: the line does not lead to it, and nobody signed it", async () => {
  const note = signedNote(checkpointText(ledger.leaves), ORIGIN, key)
  const root = note.split("\n")[2]
  const changed = note.replace(root, Buffer.from(ledger.leaves[0]).toString("base64"))

  const { root: way, signature } = await told(makeReceipt(ledger, WITHOUT_WORDS, key, { note: changed }))
  assert.deepEqual([way, signature], ["bad", "bad"])
})

test("a changed number of lines is not what was signed", async () => {
  const note = signedNote(checkpointText(ledger.leaves), ORIGIN, key).replace("\n13\n", "\n14\n")

  assert.equal((await told(makeReceipt(ledger, WITHOUT_WORDS, key, { note }))).signature, "bad")
})

test("a whole ledger that somebody else made and signed is another's", async () => {
  const forged = await told(makeReceipt(ledger, WITHOUT_WORDS, makeKey()))

  assert.deepEqual(forged, { ...whole, signature: "otherKey", verdict: "other" })
})

test("this site's key under another name is another's: a name belongs to one ledger", async () => {
  const note = signedNote(checkpointText(ledger.leaves), "wiebiedt.example/482918", key)

  assert.equal((await told(makeReceipt(ledger, WITHOUT_WORDS, key, { note }))).signature, "otherKey")
})

test("a change weighs more than a stranger, a stranger more than a doubt", () => {
  const verdict = (...outcomes) => verdictOf(outcomes.map((outcome) => ({ name: "signature", outcome })))

  assert.equal(verdict("good", "bad", "other", "open"), "bad")
  assert.equal(verdict("other", "bad"), "bad")
  assert.equal(verdict("good", "other", "open"), "other")
  assert.equal(verdict("good", "open"), "open")
  assert.equal(verdict("good"), "good")
})

test("a line of another ledger under this one's signature, and another offer than was asked for, are seen", async () => {
  const text = makeReceipt(ledger, WITHOUT_WORDS, key)

  assert.equal((await told(text.replace('"conference":"482917"', '"conference":"482918"'))).line, "ledger")
  assert.equal((await told(text, { wanted: { code: "482918" } })).line, "ledger")
  assert.equal((await told(text, { wanted: { code: "482917", offer: 7 } })).line, "offer")
  assert.equal((await told(text, { wanted: { code: "482917", offer: WITHOUT_WORDS } })).line, "good")
})

test("without a browser that can check signatures, or without a key, that is said and the rest is checked", async () => {
  const text = makeReceipt(ledger, WITHOUT_WORDS, key)

  assert.deepEqual(await told(text, { crypto: null }), { ...whole, signature: "unsupported", verdict: "open" })
  const without = { importKey: () => Promise.reject(new Error("NotSupportedError")) }
  assert.equal((await told(text, { crypto: without })).signature, "unsupported")
  assert.deepEqual(await told(text, { keys: null }), { ...whole, signature: "noKey", verdict: "open" })
  const line = ledger.lines[WITHOUT_WORDS - 1].replace('"amount":5', '"amount":50')
  const changed = makeReceipt(ledger, WITHOUT_WORDS, key, { line })
  assert.equal((await told(changed, { crypto: null })).verdict, "bad")
})

test("after a key change the new or the old signature will do, and a broken one of ours will not", async () => {
  const [old, text] = [makeKey(), checkpointText(ledger.leaves)]
  const both = makeReceipt(ledger, WITHOUT_WORDS, key, { note: signedNote(text, ORIGIN, old, key) })

  assert.deepEqual(await told(both), whole)
  assert.deepEqual(await told(both, { keys: [old.bytes] }), whole)
  const broken = both.replace(/.(.=\n)$/, (end, rest) => `${end.startsWith("A") ? "B" : "A"}${rest}`)
  assert.equal((await told(broken)).signature, "bad")
})

for (const [what, change] of [
  ["nothing", () => ""],
  ["a letter", () => "Geachte heer,\n\nHierbij uw bewijs.\n"],
  ["another first line", (text) => text.replace("@v1", "@v2")],
  ["no proof", (text) => text.slice(0, text.indexOf("c2sp.org"))],
  ["a line that is no JSON", (text) => text.replace("{", "")],
  ["a line without a number", (text) => text.replace('"seq":6,', "")],
  ["words that are no base64", (text) => text.replace(/\nwords .{4}/, "\nwords ****")],
  ["a salt that is too short", (text) => text.replace(/\nwords \S+ /, "\nwords AAAA ")],
  ["a number with a nought before it", (text) => text.replace("index 5", "index 05")],
  ["a step that is too short", (text) => text.replace(/(index \d+\n)\S+/, "$1AAAA")],
  ["another kind of proof", (text) => text.replace("tlog-proof@v1", "tlog-proof@v2")],
  ["no signature", (text) => text.replace(/\n— .*\n$/, "\n")],
  ["a signature that cannot be read after one that can", (text) => `${text}— ${ORIGIN} AAAA\n`],
  ["a fourth line in the checkpoint", (text) => text.replace("\n\n—", "\nextra\n\n—")],
]) {
  test(`${what} is no receipt`, () => {
    const text = makeReceipt(ledger, WITH_WORDS, key)
    assert.notEqual(change(text), text)
    assert.equal(parseReceipt(change(text)), null)
  })
}

test("what a mail program does to a text does no harm", async () => {
  const text = makeReceipt(ledger, WITH_WORDS, key)
  for (const mailed of [`\uFEFF${text}`, text.replaceAll("\n", "\r\n"), `\n\n${text}\n\n`, text.trimEnd()]) {
    const [only, ...others] = splitReceipts(mailed)
    assert.deepEqual(others, [])
    assert.equal((await told(only)).verdict, "good")
  }
})

test("a file with the receipts of a pitch holds each of them", async () => {
  const texts = [3, 4, 5].map((seq) => makeReceipt(ledger, seq, key))

  for (const file of [texts.join(`${"=".repeat(40)}\n`), texts.map((text) => `${text}${"=".repeat(40)}\n`).join("")]) {
    assert.deepEqual(splitReceipts(file), texts)
  }
  assert.deepEqual(splitReceipts(" \n "), [])
})

test("a note says its origin, its lines and its code", () => {
  const note = parseNote(signedNote(checkpointText(ledger.leaves), ORIGIN, key))

  assert.equal(note.origin, ORIGIN)
  assert.equal(note.size, 13)
  assert.match(codeOf(note.root), /^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$/)
  assert.equal(codeOf(new Uint8Array(32)), Array(8).fill("AAAA").join("-"))
})

test("a note of more than four thousand bytes, or with a number that is not exact, is none", () => {
  const text = (size) => `${ORIGIN}\n${size}\n${Buffer.alloc(32).toString("base64")}\n`

  assert.ok(parseNote(signedNote(text("0"), ORIGIN, key)))
  for (const size of ["-1", "+1", "01", "1.0", "9007199254740993", ""]) {
    assert.equal(parseNote(signedNote(text(size), ORIGIN, key)), null, size)
  }
  assert.equal(parseNote(signedNote(text(1), ORIGIN, ...Array(40).fill(key))), null)
})

test("keys are read from PEM; what is no Ed25519 key is passed over", () => {
  const other = makeKey()
  const rsa = "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK==\n-----END PUBLIC KEY-----\n"

  assert.deepEqual(readKeys(key.pem + rsa + other.pem).map(toHex), [key, other].map(({ bytes }) => toHex(bytes)))
  assert.deepEqual(readKeys("<!doctype html>"), [])
})

test("the example of the signed note format has its key id, and its signature is good", async () => {
  const bytes = Buffer.from("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "base64").subarray(1)
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const base64 = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
  const signed = Buffer.from(base64, "base64")
  const note = {
    origin: "PeterNeumann",
    signed: text,
    signatures: [{ name: "PeterNeumann", keyId: signed.subarray(0, 4), signature: signed.subarray(4) }],
  }

  assert.equal(toHex(keyIdOf("PeterNeumann", bytes)), "c74f20a3")
  assert.equal(await signatureOf(note, [bytes], subtle), "good")
  assert.equal(await signatureOf({ ...note, signed: `${text} ` }, [bytes], subtle), "bad")
})
