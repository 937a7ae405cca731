/**
 * What a clerk types: "37", "37 3", "/2" or "-". Pure.
 *
 * What cannot be meant is told apart, because each mistake has its own plain words.
 *
 * @typedef {"format"|"noAmount"|"amountWords"|"amountWhole"|"amountNone"|"amountLarge"} Mistake
 * @typedef {{ type: "offer", badge: number, amount: number } | { type: "kind", place: number }
 *   | { type: "undo" } | { type: "wrong", why: Mistake, badge?: number }} Entry
 */
import { parseAmount, withoutCurrency } from "../modules/amounts.js"

/** What one offer may hold; the server refuses more. */
export const AMOUNT_MAX = 1_000_000
const BADGE_DIGITS = 5

/** @returns {Entry} */
export function parseEntry(text) {
  const line = text.trim()
  if (line === "-") return { type: "undo" }

  const kind = /^\/\s*(\d{1,2})$/.exec(line)
  if (kind) return { type: "kind", place: Number(kind[1]) }

  const [, digits, separator, rest] = /^(\d+)(?:([\s,x*×]+)(.*))?$/i.exec(line) ?? []
  const badge = Number(digits)
  if (!badge || digits.length > BADGE_DIGITS) return { type: "wrong", why: "format" }
  if (separator === undefined) return { type: "offer", badge, amount: 1 }

  const amount = readAmount(withoutCurrency(rest))
  return typeof amount === "number" ? { type: "offer", badge, amount } : { type: "wrong", why: amount, badge }
}

/** @returns {number|Mistake} */
function readAmount(text) {
  if (text === "") return "noAmount"
  if (/^0+$/.test(text)) return "amountNone"
  if (/^\p{L}+$/u.test(text)) return "amountWords"
  // "37 1 250" may be two slips as well as one large number.
  if (/\s/.test(text)) return "format"

  const amount = parseAmount(text)
  if (amount !== null) return amount > AMOUNT_MAX ? "amountLarge" : amount
  if (/^\d+$/.test(text)) return "amountLarge"
  return /^[\d.,]+$/.test(text) ? "amountWhole" : "format"
}

/** The line with another badge in it; an amount that was typed stays. */
export function withBadge(text, badge) {
  const [, rest = ""] = /^\s*\d+([\s,x*×]+\S.*)$/i.exec(text) ?? []
  return `${badge}${rest}`
}
