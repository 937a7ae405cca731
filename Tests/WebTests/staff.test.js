import assert from "node:assert/strict"
import { test } from "node:test"

import { parseEntry } from "../../Web/clerk/entry.js"
import { nextPitch, secondsWithMore } from "../../Web/moderator/running-order.js"

for (const [text, entry] of [
  ["37", { badge: 37, amount: 1 }],
  ["37 3", { badge: 37, amount: 3 }],
  ["  137  12 ", { badge: 137, amount: 12 }],
  ["37x3", { badge: 37, amount: 3 }],
  ["-", "undo"],
  ["", null],
  ["37 0", null],
  ["0", null],
  ["37 3 4", null],
  ["37-3", null],
  ["zeven", null],
]) {
  test(`a clerk types "${text}"`, () => assert.deepEqual(parseEntry(text), entry))
}

const pitch = (number, state) => ({ pitch: `p${number}`, number, state })

test("the next pitch is the first ready one after the stage", () => {
  const pitches = [pitch(1, "ready"), pitch(2, "closed"), pitch(3, "draft"), pitch(4, "ready")]

  assert.equal(nextPitch({ stage: "p2", pitches }).pitch, "p4")
  assert.equal(nextPitch({ stage: null, pitches }).pitch, "p1")
  assert.equal(nextPitch({ stage: "p4", pitches }), undefined)
})

test("half a minute more is counted from what is left", () => {
  const now = Date.parse("2019-03-21T14:05:00Z")

  assert.equal(secondsWithMore("2019-03-21T14:05:10Z", now), 40)
  assert.equal(secondsWithMore(undefined, now), 30)
  assert.equal(secondsWithMore("2019-03-21T14:04:00Z", now), 30)
  assert.equal(secondsWithMore("2019-03-21T15:05:00Z", now), 3600)
})
