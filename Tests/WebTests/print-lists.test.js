import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { contactDate, dueDate } from "../../Web/print/due.js"
import { byOrganisation, byPitch, byRegion, totals } from "../../Web/print/groups.js"
import { planOf } from "../../Web/print/plan-rows.js"

const kinds = JSON.parse(readFileSync(new URL("../../Web/lists/kinds.json", import.meta.url), "utf8"))
const kindOf = (key) => kinds.find((kind) => kind.key === key)
const row = (offer, more = {}) => ({
  offer, pitch: "p1", title: "Eén", kind: "stage", amount: 1, status: "recorded", organisation: "A", region: "AM17", ...more,
})
const offers = (groups) => groups.map(({ title, rows }) => [title, rows.map(({ offer }) => offer)])

test("pitches stand in their own order, not in that of their names", () => {
  const rows = [row(1, { pitch: "p10", title: "Tien" }), row(2, { pitch: "p2", title: "Twee" }), row(3, { pitch: "p10", title: "Tien" })]

  assert.deepEqual(offers(byPitch(rows)), [["Twee", [2]], ["Tien", [1, 3]]])
})

test("regions and organisations stand by name, and no offer is lost or told twice", () => {
  const rows = [row(1, { organisation: "Éénhoorn" }), row(2, { organisation: "Zorg" }), row(3, { region: "" }), row(4)]
  const names = { AM17: "Zaanstreek/Waterland" }

  assert.deepEqual(offers(byRegion(rows, (code) => names[code], "Zonder regio")), [["Zaanstreek/Waterland", [1, 2, 4]], ["Zonder regio", [3]]])
  assert.deepEqual(offers(byOrganisation(rows, ({ organisation }) => organisation)), [["A", [3, 4]], ["Éénhoorn", [1]], ["Zorg", [2]]])
})

test("amounts are added within a kind only, of what stands only", () => {
  const rows = [
    row(1, { amount: 2 }),
    row(2, { amount: 3, status: "lateAccepted" }),
    row(3, { amount: 5, status: "late" }),
    row(4, { amount: 7, status: "withdrawn" }),
    row(5, { kind: "baan", amount: 11 }),
  ]

  assert.deepEqual(totals(rows, ["baan", "stage"]), [
    { kind: "baan", amount: 11, offers: 1 },
    { kind: "stage", amount: 5, offers: 2 },
  ])
})

for (const [kind, done, call] of [
  ["baan", "2019-09-19", "2019-04-04"],
  ["leerbaan", "2019-09-01", "2019-04-04"],
  ["proefplaatsing", "2019-06-20", "2019-04-04"],
  ["inkoop", "2020-03-20", "2019-04-04"],
  ["meedenken", "2019-04-04", "2019-04-04"],
  ["belmij", "2019-03-28", "2019-03-28"],
]) {
  test(`${kind} of 21 March is due on ${done}, and somebody calls by ${call}`, () => {
    assert.equal(dueDate(kindOf(kind), "2019-03-21"), done)
    assert.equal(contactDate(kindOf(kind), "2019-03-21"), call)
  })
}

test("an apprenticeship of the autumn begins on the first of September of the next year", () => {
  assert.equal(dueDate(kindOf("leerbaan"), "2026-11-21"), "2027-09-01")
  assert.equal(dueDate(kindOf("leerbaan"), "2026-09-01"), "2027-09-01")
})

test("a kind that the list does not know has six months", () => {
  assert.equal(dueDate({}, "2019-03-21"), "2019-09-19")
})

test("the plan begins with who asked to be called, has nothing that was taken back, and ends a call with the call", () => {
  const rows = [row(1), row(2, { status: "withdrawn" }), row(3, { kind: "belmij" }), row(4, { status: "late" })]
  const [{ pitch, steps }, ...others] = planOf([{ pitch: "p1", title: "Eén", firstStep: "Bellen" }], rows, kindOf, "2019-03-21")

  assert.equal(pitch.firstStep, "Bellen")
  assert.deepEqual(others, [])
  assert.deepEqual(steps.map(({ row, contactBy, doneBy }) => [row.offer, contactBy, doneBy]), [
    [3, "2019-03-28", null],
    [1, "2019-04-04", "2019-09-19"],
  ])
})
