import assert from "node:assert/strict"
import { test } from "node:test"

import { compareLists, recordedByClerks } from "../../Web/clerk/compare.js"
import { answered, isTwice, lastStanding, restored, takenBack, typed, withdrawnElsewhere } from "../../Web/clerk/entries.js"
import { Desk } from "../../Web/clerk/desk.js"
import { parseEntry, withBadge } from "../../Web/clerk/entry.js"
import { findPeople } from "../../Web/clerk/people-search.js"
import { closedPitches, pitchFor, roundOf } from "../../Web/clerk/round.js"
import { Kept } from "../../Web/modules/kept.js"

const offer = (badge, amount) => ({ type: "offer", badge, amount })
const wrong = (why, badge) => ({ type: "wrong", why, ...(badge && { badge }) })

for (const [text, entry] of [
  ["37", offer(37, 1)],
  ["37 3", offer(37, 3)],
  ["  137  12 ", offer(137, 12)],
  ["37x3", offer(37, 3)],
  ["37 x 3", offer(37, 3)],
  ["37,3", offer(37, 3)],
  ["37 1.250", offer(37, 1250)],
  ["37 1000000", offer(37, 1_000_000)],
  ["-", { type: "undo" }],
  ["/2", { type: "kind", place: 2 }],
  [" /12 ", { type: "kind", place: 12 }],
  ["", wrong("format")],
  ["0", wrong("format")],
  ["zeven", wrong("format")],
  ["123456", wrong("format")],
  ["37-3", wrong("format")],
  ["37 3 4", wrong("format", 37)],
  ["37 1 250", wrong("format", 37)],
  ["37 x", wrong("noAmount", 37)],
  ["37 drie", wrong("amountWords", 37)],
  ["37 één", wrong("amountWords", 37)],
  ["37 0", wrong("amountNone", 37)],
  ["37 € 2.500", offer(37, 2500)],
  ["37 EUR 500", offer(37, 500)],
  ["37 €", wrong("noAmount", 37)],
  ["37 € 1.250,50", wrong("amountWhole", 37)],
  ["37 2,5k", wrong("format", 37)],
  ["37 +3", wrong("format", 37)],
  ["37 1e3", wrong("format", 37)],
  ["37 0x10", wrong("format", 37)],
  ["37 ３", wrong("format", 37)],
  ["３７ 3", wrong("format")],
  ["37 1.250,50", wrong("amountWhole", 37)],
  ["37 1,5", wrong("amountWhole", 37)],
  ["37 1000001", wrong("amountLarge", 37)],
  ["37 12345678901", wrong("amountLarge", 37)],
]) {
  test(`a clerk types "${text}"`, () => assert.deepEqual(parseEntry(text), entry))
}

for (const [text, line] of [["", "41"], ["73", "41"], ["73 3", "41 3"], ["73x3", "41x3"], ["jansen", "41"]]) {
  test(`who was looked up takes the place of the number in "${text}"`, () => assert.equal(withBadge(text, 41), line))
}

const make = (id, badge, more) => ({ id, type: "makeOffer", badge, kind: "baan", amount: 1, pitch: "p1", channel: "hand", ...more })
const desk = (...commands) => commands.reduce((entries, command, at) => typed(entries, command, at), [])
const states = (entries) => entries.map(({ badge, state, offer }) => [badge, state, offer])

test("answers that come late reach the entry that they are about", () => {
  const before = desk(make("a", 37), make("b", 41))

  const { entries } = answered(before, make("a", 37), { type: "recorded", offer: 7 })

  assert.deepEqual(states(entries), [[37, "recorded", 7], [41, "sending", undefined]])
})

test("the last that was typed is taken back, also when it has no number yet", () => {
  const before = answered(desk(make("a", 37), make("b", 41)), make("a", 37), { type: "recorded", offer: 7 }).entries
  const last = lastStanding(before)
  assert.equal(last.badge, 41)

  const { entries, withdraw } = answered(takenBack(before, last), make("b", 41), { type: "recorded", offer: 8 })

  assert.equal(withdraw, 8)
  assert.deepEqual(states(entries), [[37, "recorded", 7], [41, "withdrawing", 8]])
  const done = answered(entries, { id: "c", type: "withdrawOffer", offer: 8 }, { type: "recorded" }).entries
  assert.deepEqual(states(done), [[37, "recorded", 7], [41, "withdrawn", 8]])
  assert.equal(lastStanding(done).badge, 37)
})

test("what is refused stays in sight, with why", () => {
  const { entries } = answered(desk(make("a", 37)), make("a", 37), { type: "refused", code: "offersClosed" })

  assert.deepEqual([entries[0].state, entries[0].why], ["refused", "offersClosed"])
  assert.equal(lastStanding(entries), undefined)
})

test("what could not be taken back stands again", () => {
  const recorded = answered(desk(make("a", 37)), make("a", 37), { type: "recorded", offer: 7 }).entries
  const asked = takenBack(recorded, recorded[0])
  const answer = (code) => answered(asked, { type: "withdrawOffer", offer: 7 }, { type: "refused", code }).entries[0].state

  assert.equal(answer("offersClosed"), "recorded")
  assert.equal(answer("alreadyWithdrawn"), "withdrawn")
})

test("after a reload the list has what is recorded and what is under way, and nothing twice", () => {
  const row = (number, badge, withdrawn = false) => ({ offer: number, badge, kind: "baan", amount: 1, pitch: "p1", at: "2019-03-21T14:05:00Z", withdrawn })
  const waiting = [make("a", 39), make("b", 40), { id: "c", type: "withdrawOffer", offer: 1 }]

  const entries = restored([row(1, 37), row(2, 38, true), row(3, 39)], waiting, ["b"], 5)

  assert.deepEqual(states(entries), [
    [37, "withdrawing", 1], [38, "withdrawn", 2], [39, "recorded", 3], [39, "sending", undefined], [40, "withdrawing", undefined],
  ])
  const once = answered(entries, make("a", 39), { type: "recorded", offer: 3 }).entries
  assert.deepEqual(states(once).map(([badge]) => badge), [37, 38, 39, 40])
})

function deferred() {
  let resolve
  return { promise: new Promise((done) => (resolve = done)), resolve }
}

/** A hall in which something is under way since before a reload. */
class FakeHall extends EventTarget {
  code = "1"
  you = { name: "Piet" }
  given = []

  constructor(...commands) {
    super()
    this.outbox = { entries: commands.map((command) => ({ command })) }
  }

  keep(command) {
    this.given.push(command)
    return { id: "new", ...command }
  }

  answers(command, answer) {
    this.outbox.entries = this.outbox.entries.filter((entry) => entry.command.id !== command.id)
    this.dispatchEvent(new CustomEvent("answer", { detail: { command, answer } }))
  }
}

test("an answer that comes before the list loses neither the entry nor that it was taken back", async (t) => {
  const list = deferred()
  t.mock.method(globalThis, "fetch", () => list.promise)
  const kept = new Kept()
  kept.put("taken-back/1", ["b"])
  const hall = new FakeHall(make("a", 37), make("b", 41))
  const restoring = new Desk(hall, kept)
  const restored = restoring.restore()

  hall.answers(make("a", 37), { type: "recorded", offer: 7 })
  hall.answers(make("b", 41), { type: "recorded", offer: 8 })
  list.resolve(Response.json({ offers: [{ offer: 6, badge: 36, enteredBy: "Piet", at: "2019-03-21T14:05:00Z", withdrawn: false }] }))
  await restored

  assert.deepEqual(states(restoring.entries), [[36, "recorded", 6], [37, "recorded", 7], [41, "withdrawing", 8]])
  assert.deepEqual(hall.given, [{ type: "withdrawOffer", offer: 8 }])
})

test("the same badge and kind within a minute is asked about, unless it was taken back", () => {
  const entries = desk(make("a", 37))
  const wish = { badge: 37, kind: "baan", pitch: "p1" }

  assert.equal(isTwice(entries, wish, 59_999), true)
  assert.equal(isTwice(entries, wish, 60_000), false)
  assert.equal(isTwice(entries, { ...wish, kind: "stage" }, 1), false)
  assert.equal(isTwice(entries, { ...wish, pitch: "p2" }, 1), false)
  assert.equal(isTwice(takenBack(entries, entries[0]), wish, 1), false)
})

test("an offer that somebody else takes back is taken back here too", () => {
  const { entries } = answered(desk(make("a", 37)), make("a", 37), { type: "recorded", offer: 7 })

  assert.equal(withdrawnElsewhere(entries, 7)[0].state, "withdrawn")
  assert.equal(withdrawnElsewhere(entries, 8)[0].state, "recorded")
})

const line = (badge, amount = 1, kind = "baan") => ({ badge, kind, amount })
const differences = (list, recorded, isSingle) =>
  compareLists(list, recorded, isSingle).map(({ type, badge, kind, listed, recorded }) => [type, badge, kind, listed, recorded])

test("two lists differ in what is missing, what has another amount, and what only the hall has", () => {
  const list = [line(41), line(37, 3), line(50, 2)]
  const recorded = [line(37, 2), line(12), line(50, 2)]

  assert.deepEqual(differences(list, recorded), [
    ["extra", 12, "baan", 0, 1],
    ["unequal", 37, "baan", 3, 2],
    ["missing", 41, "baan", 1, 0],
  ])
})

test("several offers of one badge are added up per kind, and kinds are not", () => {
  assert.deepEqual(differences([line(37, 3), line(37, 1, "stage")], [line(37), line(37, 2), line(37, 1, "stage")]), [])
  assert.deepEqual(differences([line(37)], [line(37, 1, "stage")]), [
    ["missing", 37, "baan", 1, 0],
    ["extra", 37, "stage", 0, 1],
  ])
})

test("of a kind without a number, twice on the list is once", () => {
  assert.deepEqual(differences([line(37), line(37)], [line(37)], () => true), [])
  assert.deepEqual(differences([line(37), line(37)], [line(37)]), [["unequal", 37, "baan", 2, 1]])
})

test("only hands and cards on paper are compared, of this pitch, that stand", () => {
  const recorded = (more) => ({ ...line(37), pitch: "p1", channel: "hand", withdrawn: false, ...more })
  const paper = recorded({ channel: "paper" })
  const others = [{ channel: "phone" }, { pitch: "p2" }, { withdrawn: true }, { badge: undefined }]

  assert.deepEqual(recordedByClerks([recorded(), paper, ...others.map(recorded)], "p1"), [recorded(), paper])
})

const PEOPLE = [
  { badge: 37, name: "Anna de Vries", organisation: "Bakkerij Jansen" },
  { badge: 41, name: "José van der Óst", organisation: "De Vries Installatie" },
  { badge: 102, name: "Jan Vriesema" },
]
for (const [text, badges] of [
  ["vries", [37, 41, 102]],
  ["ost", [41]],
  ["VRIES inst", [41]],
  ["bakkerij", [37]],
  ["riesema", [102]],
  ["10", [102]],
  ["xyz", []],
  [" ", []],
]) {
  test(`"${text}" finds ${badges.join(", ") || "nobody"}`, () => {
    assert.deepEqual(findPeople(PEOPLE, text).map(({ badge }) => badge), badges)
  })
}

test("a clerk writes for the stage, unless another pitch is chosen", () => {
  const pitches = ["open", "closed", "ready"].map((state, at) => ({ pitch: `p${at + 1}`, state }))
  const state = { stage: "p1", pitches }

  assert.equal(pitchFor(state, "").pitch, "p1")
  assert.equal(pitchFor(state, "p2").pitch, "p2")
  assert.equal(pitchFor({ pitches }, ""), undefined)
  assert.deepEqual(closedPitches(state).map(({ pitch }) => pitch), ["p2"])
})

test("after closing only what is written can come in, as late", () => {
  assert.equal(roundOf({ state: "open" }, false), "open")
  assert.equal(roundOf({ state: "closed" }, true), "late")
  assert.equal(roundOf({ state: "closed" }, false), null)
  assert.equal(roundOf({ state: "onStage" }, true), null)
  assert.equal(roundOf(undefined, true), null)
})

test("what is kept survives a page, and a browser that keeps nothing is no fault", () => {
  const shelf = new Map()
  const storage = { getItem: (key) => shelf.get(key) ?? null, setItem: (key, text) => shelf.set(key, text), removeItem: (key) => shelf.delete(key) }
  new Kept(storage).put("a", [1])
  assert.deepEqual(new Kept(storage).get("a"), [1])
  new Kept(storage).remove("a")
  assert.equal(new Kept(storage).get("a"), undefined)

  const full = new Kept({ ...storage, setItem: () => assert.fail("full") })
  full.put("b", 2)
  assert.deepEqual([full.get("b"), full.durable], [2, false])
})
