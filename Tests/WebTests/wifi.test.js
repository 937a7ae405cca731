import assert from "node:assert/strict"
import { test } from "node:test"

import { measured, verdictOf } from "../../Web/wifi/quality.js"

const twenty = (...special) => [...special, ...Array.from({ length: 20 - special.length }, () => 40)]

test("the middle one counts, not the mean: one slow answer does not make a network slow", () => {
  assert.deepEqual(measured([30, 10, 900, 20, 40]), { tries: 5, lost: 0, median: 30, worst: 900 })
  assert.deepEqual(measured([10, 20, 30, 41]), { tries: 4, lost: 0, median: 25, worst: 41 })
})

test("what got no answer is counted apart", () => {
  assert.deepEqual(measured([10, null, 20.4, null, 30]), { tries: 5, lost: 2, median: 20, worst: 30 })
  assert.deepEqual(measured([null, null]), { tries: 2, lost: 2 })
})

for (const [verdict, times] of [
  ["good", twenty()],
  ["good", twenty(999)],
  ["fair", twenty(1_001)],
  ["fair", twenty(null)],
  ["fair", twenty(null, null)],
  ["fair", Array(20).fill(600)],
  ["bad", Array(20).fill(601)],
  ["bad", twenty(null, null, null)],
  ["bad", twenty(3_001)],
  ["none", Array(20).fill(null)],
]) {
  test(`${times.slice(0, 4)} … is ${verdict}`, () => assert.equal(verdictOf(measured(times)), verdict))
}
