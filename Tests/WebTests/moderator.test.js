import assert from "node:assert/strict"
import { test } from "node:test"

import { mainAct, nextPitch } from "../../Web/moderator/running-order.js"
import { isSilent } from "../../Web/moderator/silence.js"
import { afterFrame, secondsLeft } from "../../Web/moderator/step-back.js"
import { tapIs } from "../../Web/moderator/thumb.js"

const AT = "2019-03-21T14:05:00Z"
const NOW = Date.parse(AT)

const pitch = (number, state, more = {}) => ({ pitch: `p${number}`, number, state, ...more })
const hallWith = (stage, ...pitches) => ({ conference: {}, stage, pitches })
const frame = (...events) => ({ type: "events", events: events.map((event, at) => ({ seq: at + 1, at: AT, ...event })) })
const keyAfter = (state, ...events) => afterFrame(null, state, frame(...events))

test("after a break it goes on after the pitch that closed last", () => {
  const pitches = [pitch(1, "ready"), pitch(3, "closed", { closedSeq: 9 }), pitch(2, "closed", { closedSeq: 4 }), pitch(4, "ready")]

  assert.equal(nextPitch(hallWith(null, ...pitches)).pitch, "p4")
})

for (const [what, state, act, id] of [
  ["in the lobby the first pitch", hallWith(null, pitch(1, "ready")), "next", "p1"],
  ["with a pitch on stage the question", hallWith("p1", pitch(1, "onStage"), pitch(2, "ready")), "open", "p1"],
  ["in a round its end", hallWith("p1", pitch(1, "open"), pitch(2, "ready")), "close", "p1"],
  ["after a round the next pitch", hallWith("p1", pitch(1, "closed"), pitch(2, "ready")), "next", "p2"],
  ["after the last round a word of thanks", hallWith("p2", pitch(1, "ready"), pitch(2, "closed")), "thanks", undefined],
]) {
  test(`the main thing to do: ${what}`, () => {
    const main = mainAct(state)
    assert.deepEqual([main.act, main.pitch?.pitch], [act, id])
  })
}

test("there is nothing to do before there are pitches, and after the thanks", () => {
  assert.equal(mainAct(hallWith(null)), null)
  assert.equal(mainAct({ ...hallWith(null, pitch(1, "closed")), interlude: "thanks" }), null)
})

const staged = hallWith("p1", pitch(1, "onStage"), pitch(2, "ready"))
const open = hallWith("p1", pitch(1, "open"), pitch(2, "ready"))
for (const [what, state, event, words] of [
  ["the first pitch brings back the code", hallWith(null, pitch(1, "ready")), { type: "pitchStaged", pitch: "p1" }, { key: "back.lobby" }],
  ["a pitch after a break brings back the break", { ...hallWith(null), interlude: "pause" }, { type: "pitchStaged", pitch: "p1" }, { key: "back.pause" }],
  ["another pitch brings back the one before", staged, { type: "pitchStaged", pitch: "p2" }, { key: "back.pitch", n: 1 }],
  ["a break brings back the pitch", staged, { type: "stageCleared", interlude: "pause" }, { key: "back.pitch", n: 1 }],
  ["opening", staged, { type: "offersOpened", pitch: "p1" }, { key: "back.opened" }],
  ["more time", open, { type: "offersOpened", pitch: "p1", closesAt: AT }, { key: "back.longer" }],
  ["closing", open, { type: "offersClosed", pitch: "p1" }, { key: "back.closed" }],
]) {
  test(`taking back ${what}`, () => assert.deepEqual(keyAfter(state, event), { at: NOW, ...words }))
}

test("of two things in one frame the last can be taken back", () => {
  const events = [{ type: "offersOpened", pitch: "p1" }, { type: "offersOpened", pitch: "p1", closesAt: AT }]

  assert.equal(keyAfter(staged, ...events).key, "back.longer")
})

test("what happens beside the stage changes nothing", () => {
  const act = keyAfter(staged, { type: "offersOpened", pitch: "p1" })

  assert.equal(afterFrame(act, open, frame({ type: "offerMade", pitch: "p1", counted: false })), act)
  assert.equal(afterFrame(act, open, { type: "presence", here: 3 }), act)
})

test("nothing is taken back twice, and nothing that was not seen to happen", () => {
  const act = keyAfter(open, { type: "offersClosed", pitch: "p1" })

  assert.equal(afterFrame(act, open, frame({ type: "steppedBack", pitches: [] })), null)
  assert.equal(afterFrame(act, open, { type: "welcome", state: open }), null)
})

test("what was missed on a broken line can be taken back too", () => {
  const missed = { ...frame({ type: "offersClosed", pitch: "p1" }), type: "welcome" }

  assert.equal(afterFrame(null, open, missed).key, "back.closed")
})

test("the seconds count down to nothing, whatever the clock says", () => {
  const left = (ms) => secondsLeft({ at: NOW, key: "back.closed" }, NOW + ms)

  assert.deepEqual([-3_000, 0, 1, 9_001, 9_999, 10_000, 60_000].map(left), [10, 10, 10, 1, 1, 0, 0])
  assert.equal(secondsLeft(null, NOW), 0)
})

const tap = (at, x = 100, y = 700) => ({ at, x, y })
for (const [what, second, before, verdict] of [
  ["the first tap", tap(5_000), {}, "meant"],
  ["the second tap of a double tap", tap(5_300), { last: tap(5_000) }, "again"],
  ["a tap on another button soon after", tap(5_300, 100, 300), { last: tap(5_000) }, "meant"],
  ["a tap on the same place a second later", tap(6_000), { last: tap(5_000) }, "meant"],
  ["an impatient tap on what the button has just become", tap(7_100), { last: tap(5_000), changedAt: 7_000 }, "again"],
  ["a tap on what somebody else has just changed", tap(9_400), { changedAt: 9_000, byOther: true }, "surprised"],
  ["a tap on what somebody else changed a while ago", tap(9_900), { changedAt: 9_000, byOther: true }, "meant"],
]) {
  test(`${what} is ${verdict}`, () => assert.equal(tapIs(second, before), verdict))
}

test("a round is silent after twenty seconds without any offer", () => {
  assert.equal(isSilent(pitch(1, "open"), NOW, NOW + 20_000), true)
  assert.equal(isSilent(pitch(1, "open"), NOW, NOW + 19_999), false)
  assert.equal(isSilent(pitch(1, "open", { standing: 1 }), NOW, NOW + 60_000), false)
  assert.equal(isSilent(pitch(1, "closed"), NOW, NOW + 60_000), false)
  assert.equal(isSilent(undefined, null, NOW), false)
})
