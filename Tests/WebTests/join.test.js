import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { isMe, leftHere, markHere, markMe, wasHere } from "../../Web/modules/here.js"
import { secondsToWait, waitingTime } from "../../Web/modules/retry-after.js"
import { textFault, textRefusal } from "../../Web/modules/text-rules.js"

const now = Date.parse("2026-11-26T10:00:00Z")

for (const [header, seconds] of [
  ["20", 20],
  ["0", 1],
  ["Thu, 26 Nov 2026 10:02:00 GMT", 120],
  ["Thu, 26 Nov 2026 09:00:00 GMT", 1],
  [null, 60],
  ["soon", 60],
]) {
  test(`Retry-After "${header}" is ${seconds} seconds`, () => assert.equal(secondsToWait(header, now), seconds))
}

for (const [seconds, key, n] of [
  [1, "seconds", 1],
  [45, "seconds", 45],
  [60, "minutes", 1],
  [75, "seconds", 75],
  [91, "minutes", 2],
  [600, "minutes", 10],
]) {
  test(`${seconds} seconds are said as ${n} ${key}`, () => assert.deepEqual(waitingTime(seconds), { key, n }))
}

for (const [text, fault] of [
  ["Ida", null],
  ["I", null],
  ["Ω", null],
  ["شركة", null],
  ["<script>alert(1)</script>", null],
  ["👩‍👩‍👧‍👦".repeat(80), null],
  ["x".repeat(80), null],
  ["two\nlines", null],
  ["", "textMissing"],
  ["   ", "textMissing"],
  ["\u200b\u200d\u2060", "textMissing"],
  ["\u0007", "textMissing"],
  ["x".repeat(81), "textTooLong"],
  ["👩‍👩‍👧‍👦".repeat(81), "textTooLong"],
  ["Ida\u202eadI", "textInvalid"],
  ["Ida\u2066", "textInvalid"],
  ["Ida\tde Groot", "textInvalid"],
  ["Ida\u0000", "textInvalid"],
  ["Ida\uffff", "textInvalid"],
  [`I${"\u0351".repeat(8)}da`, null],
  [`I${"\u0351".repeat(9)}da`, "textInvalid"],
  [`e${"\u0301".repeat(9)}`, null],
]) {
  test(`a name ${JSON.stringify(text).slice(0, 40)} is ${fault ?? "taken"}`, () => {
    assert.equal(textFault(text, { required: true, most: 80 }), fault)
  })
}

for (const [text, refusal] of [
  ["x".repeat(512), { code: "textTooLong", detail: "512/500" }],
  ["👩‍👩‍👧‍👦".repeat(501), { code: "textTooLong", detail: "501/500" }],
  ["👩‍👩‍👧‍👦".repeat(500), null],
  ["\u202e", { code: "textInvalid", detail: "1/500" }],
]) {
  test(`a remark ${JSON.stringify(text).slice(0, 40)} is ${refusal ? `refused as ${refusal.detail}` : "taken"}`, () => {
    assert.deepEqual(textRefusal(text, { most: 500 }), refusal)
  })
}

test("a text that is not asked for may be absent", () => {
  assert.equal(textFault(""), null)
})

beforeEach(() => {
  const kept = new Map()
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) }
})

test("a phone knows in which halls it was", () => {
  markHere("482917")

  assert.deepEqual([wasHere("482917"), wasHere("482918")], [true, false])
})

test("who went away is not asked about again", () => {
  markHere("482917")
  leftHere("482917")

  assert.equal(wasHere("482917"), false)
})

test("who said that a badge is theirs is not asked again, another badge is", () => {
  markMe("482917", 137)

  assert.deepEqual([isMe("482917", 137), isMe("482917", 138), isMe("638037", 137)], [true, false, false])
})

test("a phone remembers the last twenty", () => {
  for (let badge = 1; badge <= 21; badge += 1) markMe("482917", badge)

  assert.deepEqual([isMe("482917", 1), isMe("482917", 2), isMe("482917", 21)], [false, true, true])
})

test("a phone that keeps nothing asks the server, and asks the person", () => {
  globalThis.localStorage = { getItem: () => { throw new Error("no") }, setItem: () => { throw new Error("no") } }
  markHere("482917")
  markMe("482917", 137)
  leftHere("482917")

  assert.deepEqual([wasHere("482917"), isMe("482917", 137)], [true, false])
})
