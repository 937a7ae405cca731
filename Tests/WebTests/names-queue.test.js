import assert from "node:assert/strict"
import { test } from "node:test"

import { dueIn, happened, LINE_EVERY_MS, moved, namesOf, NO_NAMES } from "../../Web/screen/names-queue.js"

const EMPTY = namesOf({ pitch: "p1" })

const standing = (offer, organisation = `Bedrijf ${offer}`) => ({
  offer, kind: "baan", amount: 1, by: { badge: offer, organisation, sector: "zorg" },
})
const made = (offer, more) => ({ type: "offerMade", pitch: "p1", counted: true, ...standing(offer), ...more })
const many = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => made(first + n))
const numbers = ({ lines }) => lines.map(({ offer, others }) => [offer.offer, others.map((other) => other.offer)])

/** Lets the clock run from 0, and gives when each line came. */
function run(queue, untilMs, arrivals = {}) {
  const came = []
  for (let now = 0; now <= untilMs; now += 50) {
    if (arrivals[now]) queue = happened(queue, arrivals[now], { pitch: "p1" })
    const next = moved(queue, now)
    if (next !== queue) came.push([now, next.lines[0].offer.offer, next.lines[0].others.length])
    queue = next
  }
  return { queue, came }
}

test("the first name stands there at once", () => {
  const { came } = run(EMPTY, 3000, { 200: [made(1)] })

  assert.deepEqual(came, [[200, 1, 0]])
})

test("names come one in a second and a half, oldest first", () => {
  const { queue, came } = run(EMPTY, 6000, { 0: [made(1), made(2)], 100: [made(3)] })

  assert.deepEqual(came, [[0, 1, 0], [1500, 2, 0], [3000, 3, 0]])
  assert.deepEqual(numbers(queue), [[3, []], [2, []], [1, []]])
})

test("three names stand at most", () => {
  const { queue } = run(EMPTY, 9000, { 0: [made(1), made(2), made(3), made(4)] })

  assert.deepEqual(numbers(queue), [[4, []], [3, []], [2, []]])
})

test("when too many wait, the newest stands for all others", () => {
  const { queue, came } = run(EMPTY, 3000, { 0: [made(1)], 100: many(2, 43) })

  assert.deepEqual(came, [[0, 1, 0], [1500, 43, 41]])
  assert.deepEqual(queue.waiting, [])
})

test("two hundred in ten seconds are a line in a second and a half, and nobody is lost", () => {
  const arrivals = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [n * 50, [made(n + 1)]]))
  const { came } = run(EMPTY, 15_000, arrivals)

  assert.deepEqual(came.map(([now]) => now), [0, 1500, 3000, 4500, 6000, 7500, 9000, 10_500])
  assert.equal(came.reduce((sum, [, , others]) => sum + 1 + others, 0), 200)
})

test("an offer that is withdrawn while it waits is never shown", () => {
  const withdrawn = { type: "offerWithdrawn", pitch: "p1", counted: true, offer: 2 }
  const { came } = run(EMPTY, 6000, { 0: many(1, 3), 500: [withdrawn] })

  assert.deepEqual(came.map(([, offer]) => offer), [1, 3])
})

test("an offer that is withdrawn leaves the wall, and another of its line takes its place", () => {
  const { queue } = run(EMPTY, 0, { 0: many(1, 5) })
  assert.deepEqual(numbers(queue), [[5, [4, 3, 2, 1]]])

  const withoutFive = happened(queue, [{ type: "offerWithdrawn", pitch: "p1", offer: 5 }])
  assert.deepEqual(numbers(withoutFive), [[4, [3, 2, 1]]])
  const withoutTwo = happened(withoutFive, [{ type: "offerWithdrawn", pitch: "p1", offer: 2 }])
  assert.deepEqual(numbers(withoutTwo), [[4, [3, 1]]])
  const alone = happened(namesOf({ pitch: "p1", recent: [standing(1)] }), [{ type: "offerWithdrawn", offer: 1 }])
  assert.deepEqual(alone.lines, [])
})

test("who is erased has no name any more, on the wall and while waiting", () => {
  const { queue } = run(EMPTY, 0, { 0: [made(1), made(2)] })

  const erased = happened(queue, [{ type: "personErased", offers: [1, 2], pitches: [] }])

  assert.deepEqual(erased.lines.map(({ offer }) => offer.by), [{ sector: "zorg" }])
  assert.deepEqual(erased.waiting.map(({ by }) => by), [{ sector: "zorg" }])
  assert.doesNotMatch(JSON.stringify(erased), /Bedrijf|badge/)
})

test("offers of another pitch, and those that count nowhere, are not shown", () => {
  const { came } = run(EMPTY, 3000, { 0: [made(1, { pitch: "p2" }), made(2, { counted: false })] })

  assert.deepEqual(came, [])
})

test("a late offer is shown when it is accepted", () => {
  const { came } = run(EMPTY, 100, { 0: [made(7, { type: "lateAccepted" })] })

  assert.deepEqual(came, [[0, 7, 0]])
})

test("who comes in the middle sees the newest names at once", () => {
  const recent = [1, 2, 3, 4].map((offer) => standing(offer))

  assert.deepEqual(numbers(namesOf({ pitch: "p1", recent })), [[4, []], [3, []], [2, []]])
  assert.equal(namesOf(undefined), NO_NAMES)
})

test("another pitch on the stage begins with its own names", () => {
  const { queue } = run(EMPTY, 0, { 0: many(1, 3) })
  const next = { pitch: "p2", recent: [standing(9)] }

  for (const type of ["pitchStaged", "steppedBack"]) {
    const begun = happened(queue, [{ type }, made(9, { pitch: "p2" })], next)
    assert.deepEqual([numbers(begun), begun.waiting], [[[9, []]], []], type)
  }
  assert.equal(happened(queue, [{ type: "stageCleared" }], undefined), NO_NAMES)
})

test("when the next line is due", () => {
  const waiting = happened(EMPTY, [made(1), made(2)])

  assert.equal(dueIn(EMPTY, 0), Infinity)
  assert.equal(dueIn(waiting, 700), 0)
  assert.equal(dueIn(moved(waiting, 700), 1000), LINE_EVERY_MS - 300)
})
