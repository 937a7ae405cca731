import assert from "node:assert/strict"
import { test } from "node:test"

import { listAndType, peopleIn, roughKilobytes, taken } from "../../Web/organiser/export-facts.js"

const OFFERS = [
  { badge: 101, name: "Anna", organisation: "A", show: true },
  { badge: 101, name: "Anna", organisation: "A", show: true },
  { badge: 102, name: "Bo", organisation: "A", show: false },
  { name: "Bo", organisation: "B", show: true },
  { show: true },
]

test("a person who offered twice is one person, and who was erased is none", () => {
  assert.equal(peopleIn(OFFERS, "show"), 3)
})

test("who does not want to be named is not counted where hidden names are left out", () => {
  assert.equal(peopleIn(OFFERS, "omit"), 2)
})

test("a size is never said to be nothing, and grows with the rows", () => {
  assert.equal(roughKilobytes("csv", 1), 1)
  assert.ok(roughKilobytes("xlsx", 10_000) > 10 * roughKilobytes("xlsx", 500))
})

test("only what was taken is told, newest first, and no more than fits", () => {
  const acts = [{ act: "listTaken", list: "badges" }, { act: "pitchPut" }, { act: "listTaken", list: "addresses.csv" }]

  assert.deepEqual(taken(acts, 10).map(({ list }) => list), ["badges", "addresses.csv"])
  assert.deepEqual(taken(acts, 1).map(({ list }) => list), ["badges"])
})

test("the name of a list tells the list and the type", () => {
  assert.deepEqual(listAndType("commitments.xlsx"), { name: "commitments", type: "XLSX" })
  assert.deepEqual(listAndType("badges"), { name: "badges", type: "" })
})
