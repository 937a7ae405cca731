import assert from "node:assert/strict"
import { mock, test } from "node:test"

import { Kept } from "../../Web/modules/kept.js"
import { Drafts } from "../../Web/modules/pitch-draft.js"
import { faultsOf, fieldsOf, hasMore, signature, valuesOf } from "../../Web/modules/pitch-values.js"
import { linesOnWall, tooLongBy } from "../../Web/modules/title-fit.js"
import { EVERY_MS, ReadAloud } from "../../Web/wethouder/read-aloud.js"
import { isSilent, openSince, PATIENCE_MS } from "../../Web/wethouder/silence.js"
import { Ticks } from "../../Web/wethouder/ticks.js"

for (const [title, lines] of [
  ["", 1],
  ["Werk voor de mensen van Poelenburg", 1],
  ["25 leerplekken voor jongeren zonder diploma", 2],
  ["Tien banen voor mensen die al lang thuis zitten, met een jobcoach", 2],
  ["Wij zoeken werkgevers die samen met ons de mouwen opstropen voor jongeren zonder diploma in Zaandam", 3],
  ["Arbeidsmarktregiosamenwerkingsovereenkomst", 2],
  ["mmmmmmmmmmmmmmmmmmmmmm", 1],
  ["mmmmmmmmmmmmmmmmmmmmmmm", 2],
  ["iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", 1],
]) {
  test(`"${title}" takes ${lines} on the wall`, () => assert.equal(linesOnWall(title), lines))
}

test("a title that fits has nothing to lose, and one that does not loses what is over", () => {
  const long = "Wij zoeken werkgevers die samen met ons de mouwen opstropen voor jongeren zonder diploma in Zaandam"

  assert.equal(tooLongBy("Werk voor de mensen van Poelenburg"), 0)
  assert.ok(tooLongBy(long) > 0)
  assert.ok(linesOnWall(long.slice(0, long.length - tooLongBy(long))) <= 2)
})

const KNOWN = ["Er is budget", "Wij betalen de scholing"]
const PITCH = {
  pitch: "p1", title: "Werk", problem: "Weinig werk", municipality: "Zaanstad", region: "zw",
  asks: [{ kind: "baan", target: 5, capped: true }, { kind: "stage", target: 2 }, { kind: "budget", target: 1000 }],
  promises: ["Er is budget", "Koffie"],
}

test("what stands in the form is the pitch again, with the asks that it does not show", () => {
  const { pitch, ...fields } = PITCH

  assert.deepEqual(fieldsOf(valuesOf(PITCH, KNOWN), PITCH.asks.slice(2)), fields)
})

test("a title and a target are enough", () => {
  const values = { ...valuesOf({}, KNOWN, ""), title: " Werk ", kind0: "baan", target0: "1.500" }

  assert.deepEqual(faultsOf(values), [])
  assert.deepEqual(fieldsOf(values), { title: "Werk", asks: [{ kind: "baan", target: 1500 }], promises: [], notes: "" })
})

test("notes go along only where the form has them, also when they are cleared", () => {
  assert.equal("notes" in fieldsOf(valuesOf(PITCH, KNOWN)), false)
  assert.equal(fieldsOf(valuesOf(PITCH, KNOWN, "Adem in")).notes, "Adem in")
  assert.equal(fieldsOf({ ...valuesOf(PITCH, KNOWN, "Adem in"), notes: " " }).notes, "")
})

for (const [what, more, field, fault] of [
  ["no title", { title: "  " }, "title", "titleMissing"],
  ["a title of 141", { title: "a".repeat(141) }, "title", "textTooLong"],
  ["a kind without a number", { kind0: "baan" }, "target0", "target"],
  ["a number in words", { kind0: "baan", target0: "drie" }, "target0", "target"],
  ["more than a hall can offer", { kind0: "baan", target0: "1000001" }, "target0", "target"],
  ["the same kind twice", { kind0: "baan", target0: "1", kind1: "baan", target1: "2" }, "kind1", "kindTwice"],
  ["a problem of 501", { problem: "a".repeat(501) }, "problem", "textTooLong"],
  ["notes of 1,001", { notes: "a".repeat(1001) }, "notes", "textTooLong"],
  ["a promise of 141", { ownPromises: "a".repeat(141) }, "ownPromises", "textTooLong"],
  ["sixteen promises", { ownPromises: "a\n".repeat(16) }, "ownPromises", "promises"],
]) {
  test(`the form says where ${what} is wrong`, () => {
    const values = { ...valuesOf({ title: "Werk" }, KNOWN, ""), ...more }

    assert.deepEqual(faultsOf(values), [{ field, fault }])
  })
}

test("a family in a text is one character, as the server counts", () => {
  assert.deepEqual(faultsOf({ ...valuesOf({}, KNOWN), title: "👨‍👩‍👧‍👦".repeat(140) }), [])
})

test("whatever is filled in beyond the title and the asks is more", () => {
  assert.equal(hasMore(valuesOf({ title: "Werk", asks: PITCH.asks }, KNOWN)), false)
  assert.equal(hasMore(valuesOf({ promises: ["Koffie"] }, KNOWN)), true)
  assert.equal(hasMore(valuesOf({ promises: ["Er is budget"] }, KNOWN)), true)
})

const shelf = () => {
  const kept = new Map()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) }
}

test("a draft is kept per pitch until it says what its base says", () => {
  const storage = shelf()
  const base = signature({ title: "Werk", notes: "" })
  new Drafts(new Kept(storage), "1/wethouder").keep("p1", { values: { title: "Werk!", notes: "" }, base, at: 5 })

  const drafts = new Drafts(new Kept(storage), "1/wethouder")
  assert.deepEqual(drafts.of("p1"), { values: { title: "Werk!", notes: "" }, base, at: 5 })
  assert.equal(drafts.of("p2"), undefined)
  assert.equal(drafts.of(undefined), undefined)
  drafts.keep("p1", { values: { notes: "", title: "Werk" }, base, at: 6 })
  assert.equal(drafts.of("p1"), undefined)
})

test("ticks are kept per pitch, and say how many names are left", () => {
  const storage = shelf()
  new Ticks(new Kept(storage), "1").set("p1", 7, true)

  const ticks = new Ticks(new Kept(storage), "1")
  assert.equal(ticks.has("p1", 7), true)
  assert.equal(ticks.has("p2", 7), false)
  assert.equal(ticks.left("p1", [{ offer: 7 }, { offer: 8 }]), 1)
  ticks.set("p1", 7, false)
  assert.equal(ticks.left("p1", [{ offer: 7 }, { offer: 8 }]), 2)
})

test("names are read aloud at once, and then one in five seconds with how many others", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] })
  const said = []
  const aloud = new ReadAloud((newest, others) => said.push([newest, others]))

  aloud.heard("a")
  mock.timers.tick(0)
  assert.deepEqual(said, [["a", 0]])
  for (const name of ["b", "c", "d", "e"]) aloud.heard(name)
  mock.timers.tick(EVERY_MS - 1)
  assert.deepEqual(said, [["a", 0]])
  mock.timers.tick(1)
  assert.deepEqual(said, [["a", 0], ["e", 3]])

  aloud.heard("f")
  aloud.stop()
  mock.timers.tick(EVERY_MS)
  assert.equal(said.length, 2)
  mock.timers.reset()
})

test("after twenty seconds in which nobody offers there is a tip", () => {
  const open = { pitch: "p1", state: "open" }
  const since = openSince(null, open, 1_000)

  assert.equal(openSince(null, { ...open, state: "onStage" }, 1_000), null)
  assert.equal(openSince(since, { ...open, closesAt: "later" }, 9_000), since)
  assert.equal(isSilent(since, open, 1_000 + PATIENCE_MS - 1), false)
  assert.equal(isSilent(since, open, 1_000 + PATIENCE_MS), true)
  assert.equal(isSilent(since, { ...open, standing: 1 }, 1_000 + PATIENCE_MS), false)
})
