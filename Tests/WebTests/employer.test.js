import assert from "node:assert/strict"
import { test } from "node:test"

import { orderKinds } from "../../Web/employer/kinds-order.js"
import { lobbyWords } from "../../Web/employer/lobby-words.js"
import { nextCall } from "../../Web/employer/next-call.js"
import { cardRow, hasReceipt, ownRows, wayBack } from "../../Web/employer/own-rows.js"
import { promisesInSight } from "../../Web/employer/promises.js"
import { fill } from "../../Web/modules/texts.js"
import { texts } from "../../Web/texts/nl.js"
import { answered, applyToOwn, applyToYou } from "../../Web/modules/own-offers.js"

const made = (id, more = {}) => ({ id, type: "makeOffer", pitch: "p1", kind: "baan", amount: 2, ...more })
const entry = (command, state) => ({ command, state, badge: 137, order: 1 })
const own = (offer, more = {}) => ({
  offer, pitch: "p1", kind: "baan", amount: 2, at: "2019-03-21T14:05:00Z",
  late: false, accepted: false, withdrawn: false, ...more,
})
const rows = (parts) => ownRows({ entries: [], refused: [], offers: [], ...parts })

test("an offer has a number only once it is recorded", () => {
  const entries = [entry(made("a"), "kept"), entry(made("b"), "sent"), entry(made("c"), "new")]
  const all = rows({ entries, offers: [own(7)] })

  assert.deepEqual(all.map(({ state, number }) => [state, number]), [
    ["sending", undefined],
    ["sending", undefined],
    ["phone", undefined],
    ["recorded", 7],
  ])
})

test("an offer that is being undone says so", () => {
  const undo = entry({ id: "u", type: "withdrawOffer", offer: 7 }, "sent")

  assert.equal(rows({ entries: [undo], offers: [own(7)] })[0].state, "withdrawing")
})

test("late and accepted are told apart", () => {
  const offers = [own(1, { late: true }), own(2, { late: true, accepted: true })]

  assert.deepEqual(rows({ offers }).map(({ state }) => state), ["accepted", "late"])
})

test("the card shows the newest of this pitch that still stands", () => {
  const offers = [own(1), own(2, { withdrawn: true }), own(3, { pitch: "p2" })]

  assert.equal(cardRow(rows({ offers }), "p1").number, 1)
  assert.equal(cardRow(rows({ offers: [own(2, { withdrawn: true })] }), "p1"), undefined)
})

test("what is asked for comes first, and calling back comes last", () => {
  const pitch = { asks: [{ kind: "meedenken" }, { kind: "stage" }] }
  const inUse = ["belmij", "baan", "leerbaan", "stage", "meedenken", "budget", "handen"]

  assert.deepEqual(orderKinds(pitch, inUse), {
    first: ["meedenken", "stage", "baan", "leerbaan"],
    more: ["budget", "handen", "belmij"],
  })
})

test("one kind alone is not hidden behind a button", () => {
  const inUse = ["baan", "leerbaan", "stage", "meedenken", "belmij"]

  assert.deepEqual(orderKinds({}, inUse).more, [])
})

test("a recorded offer joins the own ones once, also when it is told twice", () => {
  const once = answered([], made("a"), { offer: 7, late: false }, "2019-03-21T14:05:00Z")

  assert.deepEqual(once.map(({ offer, amount }) => [offer, amount]), [[7, 2]])
  assert.equal(answered(once, made("a"), { offer: 7, repeated: true }, "…"), once)
})

test("the organiser withdraws my offer, or lets a late one count", () => {
  const offers = [own(7), own(8, { late: true })]
  const withdrawn = applyToOwn(offers, { type: "offerWithdrawn", offer: 7 }, 137)
  const accepted = applyToOwn(withdrawn, { type: "lateAccepted", offer: 8 }, 137)

  assert.deepEqual(accepted.map(({ withdrawn, accepted }) => [withdrawn, accepted]), [[true, false], [false, true]])
})

test("what a clerk writes down for my badge is mine; another's is not", () => {
  const event = { type: "offerMade", seq: 9, at: "2019-03-21T14:05:00Z", ...own(7) }

  assert.equal(applyToOwn([], { ...event, by: { badge: 137 } }, 137).length, 1)
  assert.equal(applyToOwn([], { ...event, by: { badge: 141 } }, 137).length, 0)
  assert.equal(applyToOwn([], { ...event, by: {} }, undefined).length, 0)
})

test("what is recorded has a receipt; what lies on the phone, was refused or was taken back has none", () => {
  const some = ["recorded", "late", "accepted", "withdrawing"]
  const none = ["phone", "sending", "refused", "withdrawn"]

  for (const state of some) assert.ok(hasReceipt({ state }), state)
  for (const state of none) assert.ok(!hasReceipt({ state }), state)
})

const erased = (offers, pitches = []) => ({ type: "personErased", seq: 9, offers, pitches })
const you = { badge: 137, name: "Anna", organisation: "Bakkerij", offers: [own(7, { note: "Graag" })] }

test("whose offer was erased is not called by name any more, and keeps the numbers", () => {
  const { name, organisation, offers } = applyToYou(you, erased([7]))

  assert.deepEqual([name, organisation], [undefined, undefined])
  assert.deepEqual(offers.map(({ offer, amount, note }) => [offer, amount, note]), [[7, 2, undefined]])
})

test("a wethouder whose pitch was erased has no name either", () => {
  const wethouder = { name: "Bo", municipality: "Zaanstad", pitches: ["p2"], offers: [] }

  assert.deepEqual(applyToYou(wethouder, erased([], ["p2"])), { pitches: ["p2"], offers: [] })
})

test("that somebody else was erased leaves me as I was", () => {
  assert.equal(applyToYou(you, erased([8], ["p1"])), you)
  assert.equal(applyToYou(you, { type: "offerWithdrawn", offer: 7 }), you)
})

const say = (key, args) => fill(texts, key, args)

for (const [what, pitch, kind, sentence] of [
  ["the municipality", { municipality: "Zutphen", wethouder: "De Boer" }, "baan", "Zutphen belt u binnen 2 weken."],
  ["else the wethouder", { wethouder: "De Boer" }, "baan", "Wethouder De Boer belt u binnen 2 weken."],
  ["sooner who asked for it", { municipality: "Zutphen" }, "belmij", "Zutphen belt u binnen 5 werkdagen."],
  ["nobody of whom the pitch does not tell", {}, "baan", ""],
]) {
  test(`who calls: ${what}`, () => assert.equal(nextCall(pitch, kind, say), sentence))
}

test("an offer is undone while its round is open, and withdrawn afterwards", () => {
  const recorded = { state: "recorded" }

  assert.deepEqual(
    ["open", "closed", "onStage", "ready"].map((state) => wayBack(recorded, { state })),
    ["undo", "withdraw", "withdraw", "withdraw"],
  )
  assert.equal(wayBack(recorded, undefined), "withdraw")
})

test("what has no number yet, or is gone, has no way back", () => {
  for (const state of ["phone", "sending", "withdrawing", "withdrawn", "refused"]) {
    assert.equal(wayBack({ state }, { state: "open" }), null, state)
  }
})

test("short promises all stand in sight", () => {
  assert.deepEqual(promisesInSight(["Een vast contactpersoon", "Jobcoach geregeld"]), {
    words: "Een vast contactpersoon · Jobcoach geregeld",
    left: 0,
  })
})

test("of many promises as many as fit stand in sight, and it is said how many do not", () => {
  const { words, left } = promisesInSight(Array.from({ length: 15 }, (_, n) => `Wij regelen zelf nummer ${n}`))

  assert.ok(words.length <= 90, words)
  assert.deepEqual([words.split(" · ").length, left], [3, 12])
})

test("one promise stands in sight, however long; none is none", () => {
  assert.deepEqual(promisesInSight(["x".repeat(140), "y"]), { words: "x".repeat(140), left: 1 })
  assert.deepEqual(promisesInSight(undefined), { words: "", left: 0 })
})

test("without a pitch the phone says what the hall waits for", () => {
  const pitches = [{ state: "ready" }, { state: "draft" }]

  assert.equal(lobbyWords({ pitches }), "lobby")
  assert.equal(lobbyWords({ pitches: [...pitches, { state: "closed" }] }), "between")
  for (const interlude of ["pause", "jury", "thanks"]) {
    assert.equal(lobbyWords({ interlude, pitches }), interlude)
    assert.ok(texts[`employer.${interlude}`] && texts[`employer.${interlude}Body`])
  }
})
