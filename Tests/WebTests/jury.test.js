import assert from "node:assert/strict"
import { test } from "node:test"

import { Drafts } from "../../Web/jury/drafts.js"
import { countOf, faultsOf, isSame, judgeable, phaseOf, spokenCount, tidy } from "../../Web/jury/judgement.js"

const pitch = (number, state, more = {}) => ({ pitch: `p${number}`, number, state, ...more })

test("what can be judged: on stage now, or with a round behind it, or judged before", () => {
  const pitches = [
    pitch(6, "ready"), pitch(5, "ready"), pitch(4, "closed"), pitch(3, "ready", { standing: 2 }),
    pitch(2, "draft"), pitch(1, "onStage"),
  ]

  const ids = judgeable({ stage: "p1", pitches }, ["p5"]).map(({ pitch }) => pitch)
  assert.deepEqual(ids, ["p1", "p3", "p4", "p5"])
})

for (const [before, after, spoken] of [
  [0, 119, null],
  [119, 120, 120],
  [120, 121, null],
  [139, 140, 140],
  [140, 141, null],
  [100, 150, 140],
  [141, 139, null],
  [121, 119, null],
]) {
  test(`from ${before} to ${after} characters ${spoken ?? "nothing"} is said aloud`, () => {
    assert.equal(spokenCount(before, after), spoken)
  })
}

test("characters are counted, not bytes", () => {
  assert.equal(countOf("één 👏"), 5)
  assert.equal(countOf(undefined), 0)
})

test("praise is one line, and absent when there is none", () => {
  assert.deepEqual(tidy({ points: 4, praise: "  Mooi\n dat  " }), { points: 4, praise: "Mooi dat" })
  assert.deepEqual(tidy({ points: undefined, praise: " \n" }), {})
})

test("points are asked for, and too much praise is counted", () => {
  assert.deepEqual(faultsOf({ points: 3, praise: "x".repeat(140) }), {})
  assert.deepEqual(faultsOf({ praise: "x".repeat(143) }), { points: true, praise: 3 })
  assert.deepEqual(faultsOf({ points: 1 }), {})
})

test("two judgements are the same when they would be sent the same", () => {
  assert.equal(isSame({ points: 4, praise: "Mooi " }, { points: 4, praise: "Mooi" }), true)
  assert.equal(isSame({ points: 4, praise: "" }, { points: 4 }), true)
  assert.equal(isSame({ points: 4 }, { points: 5 }), false)
  assert.equal(isSame(undefined, {}), true)
})

test("a jury that never was open is early, one that was is over", () => {
  assert.deepEqual([phaseOf(undefined, false), phaseOf(true, true), phaseOf(undefined, true)], ["early", "open", "over"])
})

/** A phone that keeps nothing, as some in-app browsers: then it is kept as long as the page. */
const drafts = () => new Drafts(() => "482917/Henk")

test("a draft is what was written and is not saved", () => {
  const kept = drafts()
  kept.write("p1", { points: 4, praise: "Mooi" }, undefined)
  assert.deepEqual(kept.of("p1"), { points: 4, praise: "Mooi" })
  assert.equal(kept.of("p2"), undefined)

  kept.write("p1", { points: 3, praise: "Mooi" }, { points: 3, praise: "Mooi" })
  assert.equal(kept.of("p1"), undefined)
})

test("what is recorded is no draft any more, unless more was written since", () => {
  const kept = drafts()
  kept.write("p1", { points: 4, praise: "Mooi" })
  kept.saved("p1", { points: 4, praise: "Mooi" }, 1000)
  assert.equal(kept.of("p1"), undefined)

  kept.write("p1", { points: 4, praise: "Mooi dat" }, { points: 4, praise: "Mooi" })
  kept.saved("p1", { points: 4, praise: "Mooi" }, 2000)
  assert.deepEqual(kept.of("p1"), { points: 4, praise: "Mooi dat" })
})

test("the time of saving is told of what was saved here, and of nothing else", () => {
  const kept = drafts()
  kept.saved("p1", { points: 4, praise: "Mooi" }, 1000)

  assert.equal(kept.savedAt("p1", { points: 4, praise: "Mooi" }), 1000)
  assert.equal(kept.savedAt("p1", { points: 5 }), undefined)
  assert.equal(kept.savedAt("p2", { points: 4, praise: "Mooi" }), undefined)
})
