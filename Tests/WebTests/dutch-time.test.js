import assert from "node:assert/strict"
import { test } from "node:test"

// A laptop that came from elsewhere, on the other side of midnight.
process.env.TZ = "America/New_York"
globalThis.location = { search: "" }
const { dutchDay, dutchTime, momentOf, seasonOf } = await import("../../Web/modules/dutch-time.js")
const { clockTime, dayWords } = await import("../../Web/modules/hall-words.js")
const { charterChange, charterValues } = await import("../../Web/organiser/charter-values.js")

test("this computer is not in the Netherlands", () => {
  assert.equal(new Date("2026-11-21T12:00:00Z").getHours(), 7)
})

for (const [time, moment] of [
  ["2026-11-21T09:00", "2026-11-21T08:00:00.000Z"],
  ["2026-07-01T09:00", "2026-07-01T07:00:00.000Z"],
  ["2027-01-01T00:30", "2026-12-31T23:30:00.000Z"],
  ["2019-03-31T01:59", "2019-03-31T00:59:00.000Z"],
  ["2019-03-31T03:00", "2019-03-31T01:00:00.000Z"],
  ["2019-10-27T01:59", "2019-10-26T23:59:00.000Z"],
  ["2019-10-27T03:00", "2019-10-27T02:00:00.000Z"],
]) {
  test(`${time} in the Netherlands is ${moment}, and back`, () => {
    assert.equal(momentOf(time).toISOString(), moment)
    assert.equal(dutchTime(moment), time)
    assert.equal(seasonOf(moment), null)
  })
}

for (const time of ["2019-03-31T02:00", "2019-03-31T02:30", "2019-03-31T02:59", "2027-03-28T02:30"]) {
  test(`${time} is skipped`, () => assert.equal(momentOf(time), null))
}

for (const time of ["", "soon", "275760-09-14T00:00"]) {
  test(`"${time}" is no moment`, () => assert.equal(momentOf(time), null))
}

test("a year that was only half typed is a moment that the server refuses", () => {
  assert.equal(momentOf("0202-11-21T09:00").getUTCFullYear(), 202)
})

test("of an hour that there is twice the first is taken, and both are told apart", () => {
  const [first, second] = ["2019-10-27T00:30:00.000Z", "2019-10-27T01:30:00.000Z"]

  assert.equal(momentOf("2019-10-27T02:30").toISOString(), first)
  assert.deepEqual([first, second].map(dutchTime), ["2019-10-27T02:30", "2019-10-27T02:30"])
  assert.deepEqual([first, second].map(seasonOf), ["summer", "winter"])
})

test("a moment is told with the day and the time of the Netherlands", () => {
  const late = "2026-11-20T23:05:00Z"

  assert.equal(`${dayWords(dutchDay(late))}, ${clockTime(late)}`, "21 november 2026, 00:05")
  assert.equal(clockTime("2026-07-01T07:05:09Z"), "09:05")
  assert.equal(dayWords("2026-11-21"), "21 november 2026")
})

test("what an organiser types is stored as that moment in the Netherlands", () => {
  const before = charterValues({ organisers: [], freezeAt: "2019-03-20T16:00:00Z" })

  assert.equal(before.freezeAt, "2019-03-20T17:00")
  const change = charterChange(before, { ...before, freezeAt: "2019-07-20T17:00" })
  assert.deepEqual(change, { freezeAt: "2019-07-20T15:00:00.000Z" })
})
