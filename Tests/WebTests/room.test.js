import assert from "node:assert/strict"
import { test } from "node:test"

import { roomOf } from "../../Web/modules/room.js"

// Words are chosen for a page; outside a browser there is none.
globalThis.location = { search: "" }
const { otherTallies, progress, roomMark } = await import("../../Web/modules/hall-words.js")

const words = (label, one, other) => ({ nl: { label, one, other }, single: false })
const list = {
  leerbaan: { key: "leerbaan", ...words("Leerwerkplek (bbl)", "leerwerkplek", "leerwerkplekken") },
  meeloopdag: { key: "meeloopdag", ...words("Meeloopdag", "meeloopdag", "meeloopdagen") },
}
const kinds = { get: (key) => list[key] }
const asks = [{ kind: "leerbaan", target: 12, capped: true }, { kind: "meeloopdag", target: 5, capped: true }]
const open = [{ kind: "leerbaan", target: 12 }]

test("a capped ask has room for what is left; another has no limit", () => {
  assert.equal(roomOf({ asks, tally: { leerbaan: 2 } }, "leerbaan"), 10)
  assert.equal(roomOf({ asks }, "leerbaan"), 12)
  assert.equal(roomOf({ asks, tally: { leerbaan: 12 } }, "leerbaan"), 0)
  assert.equal(roomOf({ asks, tally: { leerbaan: 13 } }, "leerbaan"), 0)
  assert.equal(roomOf({ asks: open, tally: { leerbaan: 12 } }, "leerbaan"), Infinity)
  assert.equal(roomOf({ asks }, "stage"), Infinity)
  assert.equal(roomOf({}, "leerbaan"), Infinity)
})

test("how far a capped ask is says how much room there is, and then that it is full", () => {
  assert.equal(progress({ asks }, kinds).left, "nog 12 leerwerkplekken")
  assert.equal(progress({ asks, tally: { leerbaan: 11 } }, kinds).left, "nog 1 leerwerkplek")
  const full = progress({ asks, tally: { leerbaan: 12 } }, kinds)
  assert.deepEqual([full.left, full.room], ["vol", "vol"])
  assert.match(full.spoken, /Het is vol\.$/)
})

test("how far an ask without a limit is says what is needed, and that more is welcome", () => {
  assert.equal(progress({ asks: open, tally: { leerbaan: 2 } }, kinds).left, "nog 10 nodig")
  const reached = progress({ asks: open, tally: { leerbaan: 12 } }, kinds)
  assert.deepEqual([reached.left, reached.room], ["Doel gehaald. Meer mag!", ""])
  assert.doesNotMatch(reached.spoken, /vol/)
})

test("beside a kind stands only the number", () => {
  const pitch = { asks, tally: { leerbaan: 1, meeloopdag: 5 } }

  assert.equal(roomMark(pitch, list.leerbaan), "(nog 11)")
  assert.equal(roomMark(pitch, list.meeloopdag), "(vol)")
  assert.deepEqual(otherTallies(pitch, kinds), ["5 meeloopdagen (vol)"])
  assert.deepEqual(otherTallies({ asks: open, tally: { meeloopdag: 5 } }, kinds), ["5 meeloopdagen"])
})
