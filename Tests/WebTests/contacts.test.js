import assert from "node:assert/strict"
import { test } from "node:test"

import { contactsOf, telephone } from "../../Web/wethouder/contact-rows.js"

const PITCHES = [{ pitch: "p1", title: "Eén" }, { pitch: "p2", title: "Twee" }]
const row = (offer, more = {}) => ({ offer, pitch: "p1", kind: "stage", ...more })
const numbers = (groups) => groups.map(({ pitch, rows }) => [pitch.pitch, rows.map(({ offer }) => offer)])

test("who asked to be called stands first, and others as they came", () => {
  assert.deepEqual(numbers(contactsOf([row(3), row(1), row(2, { kind: "belmij" })], PITCHES)), [["p1", [2, 1, 3]]])
})

test("what was taken back or came too late is not followed up, unless it was accepted", () => {
  const offers = [row(1, { withdrawn: true }), row(2, { late: true }), row(3, { late: true, accepted: true })]

  assert.deepEqual(numbers(contactsOf(offers, PITCHES)), [["p1", [3]]])
})

test("only her own pitches, each with what was promised to it", () => {
  const offers = [row(1, { pitch: "p2" }), row(2, { pitch: "p3" })]

  assert.deepEqual(numbers(contactsOf(offers, PITCHES)), [["p2", [1]]])
})

for (const [written, address] of [
  ["06 12 34 56 78", "tel:0612345678"],
  ["+31 (0)6-12345678", "tel:+31612345678"],
  ["075/655 1234", "tel:0756551234"],
]) {
  test(`${written} can be called`, () => assert.equal(telephone(written), address))
}
