import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { areEqual, fromBase64, joined, toBase32, toBase64, toHex, utf8 } from "../../Web/modules/bytes.js"
import { leafOf, rootOf } from "../../Web/modules/merkle.js"
import { sha256 } from "../../Web/modules/sha256.js"
import * as made from "./made-ledger.js"

test("SHA-256 of every length around its blocks, and of a large message", () => {
  for (const length of [...Array(200).keys(), 100_000]) {
    const message = randomBytes(length)
    assert.equal(toHex(sha256(message)), createHash("sha256").update(message).digest("hex"), `${length} bytes`)
  }
})

test("base64 is what the standard makes of it, and is read back", () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = randomBytes(length)
    assert.equal(toBase64(bytes), bytes.toString("base64"))
    assert.deepEqual([...fromBase64(bytes.toString("base64"))], [...bytes])
  }
})

for (const text of ["A", "AA", "AA=", "AB==", "AAB=", "AAAA=", "AA-_", "AA AA", "AAAA\n", "===="]) {
  test(`"${text.trim()}" is no base64 as it should be written`, () => assert.equal(fromBase64(text), null))
}

test("base32 has the vectors of RFC 4648 that need no padding", () => {
  assert.equal(toBase32(utf8("")), "")
  assert.equal(toBase32(utf8("fooba")), "MZXW6YTB")
  assert.equal(toBase32(Uint8Array.from({ length: 20 }, () => 255)), "7".repeat(32))
})

test("bytes are joined and compared", () => {
  assert.deepEqual([...joined(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))], [1, 2, 3])
  assert.ok(areEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 2)))
  assert.ok(!areEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 3)))
  assert.ok(!areEqual(Uint8Array.of(1, 2), Uint8Array.of(1)))
})

const vectors = readFileSync(new URL("../Vectors/ledger.jsonl", import.meta.url), "utf8").trim().split("\n")
for (const { name, line, leaf } of vectors.map((vector) => JSON.parse(vector))) {
  test(`the leaf of ${name}`, () => assert.equal(toHex(leafOf(`${line}\n`)), leaf))
}

test("from every leaf of every tree up to 40 the path leads to the root", () => {
  for (let size = 1; size <= 40; size += 1) {
    const { lines, leaves } = made.makeLedger(size)
    const root = made.rootOf(leaves).toString("hex")
    for (let index = 0; index < size; index += 1) {
      const path = made.pathOf(index, leaves)
      assert.equal(toHex(rootOf(leafOf(`${lines[index]}\n`), { index, size, path })), root, `${index} of ${size}`)
    }
  }
})

test("a path that is too short or too long leads nowhere, and one to another place leads elsewhere", () => {
  const { leaves } = made.makeLedger(13)
  const [index, size, path, leaf] = [5, 13, made.pathOf(5, leaves), leaves[5]]

  assert.equal(rootOf(leaf, { index, size, path: path.slice(1) }), null)
  assert.equal(rootOf(leaf, { index, size, path: [...path, path[0]] }), null)
  assert.equal(rootOf(leaf, { index: 13, size, path }), null)
  assert.equal(rootOf(leaf, { index: -1, size, path }), null)
  assert.notDeepEqual(rootOf(leaf, { index: 4, size, path }), rootOf(leaf, { index, size, path }))
})

test("the roots of the reference tree of certificate transparency", () => {
  const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
  const leaves = inputs.map((hex) => sha256(joined(Uint8Array.of(0), Buffer.from(hex, "hex"))))
  const path = made.pathOf(0, leaves.map(Buffer.from))

  const root = rootOf(leaves[0], { index: 0, size: 8, path })
  assert.equal(toHex(root), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
})
