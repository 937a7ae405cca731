import assert from "node:assert/strict"
import { test } from "node:test"

import { amountFault, formatAmount, offerNumber, parseAmount, quantity } from "../../Web/modules/amounts.js"

const place = {
  nl: { label: "Leerwerkplek (bbl)", one: "leerwerkplek", other: "leerwerkplekken" },
  en: { label: "Apprenticeship (bbl)", one: "apprenticeship", other: "apprenticeships" },
}

for (const [text, amount] of [
  ["3", 3],
  [" 2500 ", 2500],
  ["2.500", 2500],
  ["2 500", 2500],
  ["2,500", 2500],
  ["1.000.000", 1_000_000],
  ["1.250", 1250],
  ["1250", 1250],
  ["1\u00a0250", 1250],
  ["€ 500", 500],
  ["€ 2.500", 2500],
  ["EUR 2.500", 2500],
  ["eur500", 500],
  ["EUR", null],
  ["2,5k", null],
  ["2.5k", null],
  ["+5", null],
  ["01e2", null],
  ["0x10", null],
  ["1_000", null],
  ["1.0", null],
  ["1.2500", null],
  ["1..250", null],
  ["½", null],
  ["３", null],
  ["∞", null],
  ["9".repeat(400), null],
  ["1.250,50", null],
  ["1250,5", null],
  ["€", null],
  ["500 euro", null],
  ["-1.250", null],
  ["٣", null],
  ["", null],
  ["0", null],
  ["-3", null],
  ["3,5", null],
  ["3.5", null],
  ["2.50", null],
  ["drie", null],
  ["3 plekken", null],
  ["1e6", null],
  ["99999999999", null],
]) {
  test(`"${text}" is ${amount ?? "no amount"}`, () => assert.equal(parseAmount(text), amount))
}

test("one place, two places, in both languages", () => {
  assert.equal(quantity(place, 1, "nl"), "1 leerwerkplek")
  assert.equal(quantity(place, 2, "nl"), "2 leerwerkplekken")
  assert.equal(quantity(place, 1, "en"), "1 apprenticeship")
  assert.equal(quantity(place, 2, "en"), "2 apprenticeships")
})

test("thousands are written as the language does", () => {
  assert.equal(formatAmount(2500, "nl"), "2.500")
  assert.equal(formatAmount(2500, "en"), "2,500")
})

test("a number on a receipt has three digits at least", () => {
  assert.equal(offerNumber(7), "007")
  assert.equal(offerNumber(1042), "1042")
})

for (const [text, fault] of [
  ["3", null],
  ["1.250", null],
  ["1.000.000", null],
  ["1.000.001", "err.count"],
  ["1.250,50", "err.whole"],
  ["3,5", "err.whole"],
  ["€ 2,50", "err.whole"],
  ["EUR 1.250,50", "err.whole"],
  ["2,5k", "err.count"],
  ["9".repeat(400), "err.count"],
  ["", "err.count"],
  ["0", "err.count"],
  ["-3", "err.count"],
  ["drie", "err.count"],
  ["99999999999", "err.count"],
]) {
  test(`"${text}" is ${fault ? `answered with ${fault}` : "taken"}`, () => assert.equal(amountFault(text, 1_000_000), fault))
}
