import assert from "node:assert/strict"
import { test } from "node:test"

import { nextPitch, secondsWithMore } from "../../Web/moderator/running-order.js"

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
