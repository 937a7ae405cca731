import assert from "node:assert/strict"
import { test } from "node:test"

import * as box from "../../Web/modules/outbox-state.js"

const offer = (id) => ({ id, type: "makeOffer", pitch: "p1", kind: "baan", amount: 1 })
const keep = (outbox, command, badge) => box.kept(box.added(outbox, command, badge), command.id)
const ids = (outbox) => outbox.map(({ command }) => command.id)
const states = (outbox) => outbox.map(({ state }) => state)

test("what was given first is sent first, one at a time", () => {
  let outbox = keep(keep(box.EMPTY_OUTBOX, offer("a"), 137), offer("b"), 137)
  assert.equal(box.nextToSend(outbox, 137).command.id, "a")

  outbox = box.sent(outbox, "a")
  assert.equal(box.nextToSend(outbox, 137), undefined)

  outbox = box.settled(outbox, "a")
  assert.equal(box.nextToSend(outbox, 137).command.id, "b")
})

test("a lost line makes everything wait again, with the same ids", () => {
  const outbox = box.sent(keep(box.EMPTY_OUTBOX, offer("a"), 137), "a")

  const after = box.lineLost(outbox)

  assert.deepEqual(ids(after), ["a"])
  assert.deepEqual(states(after), ["kept"])
})

test("what is not kept yet is not sent, nor anything after it, and a lost line does not make it kept", () => {
  const outbox = box.sent(box.added(keep(keep(box.EMPTY_OUTBOX, offer("a"), 137), offer("b"), 137), offer("c"), 137), "a")

  const after = box.settled(box.settled(box.lineLost(outbox), "a"), "b")

  assert.deepEqual(states(after), ["new"])
  assert.equal(box.nextToSend(keep(after, offer("d"), 137), 137), undefined)
})

test("a lost line with nothing under way changes nothing", () => {
  const outbox = keep(box.EMPTY_OUTBOX, offer("a"), 137)

  assert.equal(box.lineLost(outbox), outbox)
})

test("nobody sends what somebody else offered on this phone", () => {
  const outbox = keep(box.EMPTY_OUTBOX, offer("a"), 137)

  assert.equal(box.nextToSend(outbox, 141), undefined)
})

test("what is restored stands before what was given since, and is sent again", () => {
  const stored = box.sent(keep(box.EMPTY_OUTBOX, offer("old"), 137), "old")
  const since = [{ command: offer("new"), badge: 137, order: 2, state: "kept" }]

  const outbox = box.restored(since, stored)

  assert.deepEqual(ids(outbox), ["old", "new"])
  assert.deepEqual(states(outbox), ["kept", "kept"])
})

test("restoring twice doubles nothing", () => {
  const outbox = keep(box.EMPTY_OUTBOX, offer("a"), 137)

  assert.deepEqual(ids(box.restored(outbox, outbox)), ["a"])
})

test("too fast and unavailable are no decision", () => {
  assert.ok(box.isPostponement({ type: "refused", code: "tooBusy" }))
  assert.ok(box.isPostponement({ type: "refused", code: "unavailable" }))
  assert.ok(box.isPostponement({ type: "refused", code: "tooFast", wait: 3 }))
  assert.ok(!box.isPostponement({ type: "refused", code: "offersClosed" }))
  assert.ok(!box.isPostponement({ type: "recorded", offer: 1 }))
})
