import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { applyEvent, RECENT_MAX, stagedPitch } from "../../Web/modules/hall-state.js"

const lines = readFileSync(new URL("../Vectors/hall.jsonl", import.meta.url), "utf8").trim()

for (const { name, before, event, after } of lines.split("\n").map((line) => JSON.parse(line))) {
  test(name, () => assert.deepEqual(applyEvent(before, event), after))
}

test("an event that is no news leaves the very same object", () => {
  const hall = { seq: 7, state: { conference: {}, stage: null, pitches: [] } }

  assert.equal(applyEvent(hall, { seq: 7, type: "pitchStaged", pitch: "p1" }), hall)
})

test("only the newest names are kept", () => {
  let hall = {
    seq: 0,
    state: { conference: {}, stage: "p1", pitches: [{ pitch: "p1", number: 1, state: "open" }] },
  }
  for (let seq = 1; seq <= RECENT_MAX + 2; seq += 1) {
    const offer = { offer: seq, pitch: "p1", kind: "baan", amount: 1, counted: true, by: {} }
    hall = applyEvent(hall, { seq, type: "offerMade", ...offer })
  }

  const pitch = stagedPitch(hall.state)
  assert.equal(pitch.recent.length, RECENT_MAX)
  assert.equal(pitch.recent[0].offer, 3)
  assert.equal(pitch.tally.baan, RECENT_MAX + 2)
})
