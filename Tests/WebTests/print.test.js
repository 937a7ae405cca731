import assert from "node:assert/strict"
import { test } from "node:test"

import { chosen, inOrder, sheetsOf } from "../../Web/print/badge-choice.js"
import { readPlace, SHEETS } from "../../Web/print/place.js"

const people = [
  { person: 1, role: "organiser", name: "Otto" },
  { person: 2, role: "moderator", name: "Mo" },
  { person: 3, role: "screen", name: "Beamer" },
  { person: 4, role: "wethouder", name: "Zeger Aa", badge: 12 },
  { person: 5, role: "employer", name: "Özge van der Óst", organisation: "Bakkerij", badge: 103 },
  { person: 6, role: "employer", name: "Anna", organisation: "Álfa", badge: 101 },
  { person: 7, role: "employer", erased: true },
  { person: 8, role: "employer", name: "Weg", badge: 104, revoked: true },
]
const names = (list) => list.map(({ name }) => name)

test("guests get badges; staff only when it is asked for, a screen and an organiser never", () => {
  assert.deepEqual(names(chosen(people, { who: "all" })), ["Zeger Aa", "Özge van der Óst", "Anna"])
  assert.deepEqual(names(chosen(people, { who: "role", role: "moderator" })), ["Mo"])
  for (const role of ["organiser", "screen"]) assert.deepEqual(chosen(people, { who: "role", role }), [])
})

test("who was erased or whose link was revoked gets none", () => {
  for (const person of [7, 8]) assert.deepEqual(chosen(people, { who: "person", person }), [])
})

test("new is who got none here before", () => {
  assert.deepEqual(names(chosen(people, { who: "new" }, [5, 4])), ["Anna"])
})

test("badges lie by name, organisation or number as a Dutch reader looks for them", () => {
  const guests = chosen(people, { who: "all" })

  assert.deepEqual(names(inOrder(guests, "name")), ["Anna", "Özge van der Óst", "Zeger Aa"])
  assert.deepEqual(names(inOrder(guests, "organisation")), ["Zeger Aa", "Anna", "Özge van der Óst"])
  assert.deepEqual(names(inOrder(guests, "number")), ["Zeger Aa", "Anna", "Özge van der Óst"])
  assert.deepEqual(names(guests)[0], "Zeger Aa", "the list itself stays as it was")
})

test("seventy-one badges take nine sheets of eight and eight of ten, and none is lost", () => {
  const all = Array.from({ length: 71 }, (_, at) => at)

  assert.deepEqual(sheetsOf(all, 8).map(({ length }) => length), [8, 8, 8, 8, 8, 8, 8, 8, 7])
  assert.deepEqual(sheetsOf(all, 10).map(({ length }) => length), [10, 10, 10, 10, 10, 10, 10, 1])
  assert.deepEqual(sheetsOf(all, 10).flat(), all)
  assert.deepEqual(sheetsOf([], 8), [])
})

test("an address says what is printed, for whose eyes", () => {
  for (const sheet of SHEETS) assert.equal(readPlace(`/print/482917/${sheet}`, "").sheet, sheet)
  assert.deepEqual(readPlace("/print/482917/badges", "?person=12"), { code: "482917", sheet: "badges", role: "organiser", person: 12 })
  assert.deepEqual(readPlace("/print/482917/plan", "?as=wethouder&pitch=p3"), { code: "482917", sheet: "plan", role: "wethouder", pitch: "p3" })
  assert.equal(readPlace("/print/482917/badges", "?as=wethouder").role, "organiser", "a wethouder makes no badges")
  for (const path of ["/print/482917/toString", "/print/482917", "/print/1/badges"]) assert.equal(readPlace(path, ""), null, path)
})
