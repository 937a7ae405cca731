/** Words that all lists on paper share: who promised what, and with which ledger this can be checked. */
import { offerNumber } from "../modules/amounts.js"
import { make } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { clockTime, dayWords, offeredBy, said } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { totals } from "./groups.js"

/** The organisation, or "Een werkgever uit de zorg": whoever is left out has no name in the list. */
export function whoOf({ name, organisation, sector }, sectors) {
  return offeredBy(name ? { organisation } : { sector }, sectors)
}

/** Of which day it is; a list of a rehearsal says so, wherever it will lie. */
export function eventLine({ name, date, venue, phase }) {
  const parts = [phase === "rehearsal" && say("phase.rehearsal"), name, date && dayWords(date), venue]
  return make("p", { className: "list-event", textContent: parts.filter(Boolean).join(" · ") })
}

/** What differs from an offer that was made there and then is said. */
export function marksOf(row) {
  const reason = row.status === "withdrawn" && row.reason ? `: ${row.reason}` : ""
  return [row.prepared && say("list.prepared"), row.status !== "recorded" && say(`status.on.${row.status}`) + reason]
    .filter(Boolean)
}

/** Name, function, telephone, e-mail: what there is, a line each. */
export function contactLines({ name, function: work, phone, email }) {
  return [name, work, phone, email].filter(Boolean)
}

export function whatOf({ kind, amount }, kinds) {
  return said(kinds.get(kind), amount)
}

/** A list of totals, kind by kind. */
export function totalsList(rows, kinds) {
  const lines = totals(rows, kinds.all.map(({ key }) => key)).map(({ kind, amount, offers }) =>
    say("list.total", { what: said(kinds.get(kind), amount), n: offers }),
  )
  return lines.length
    ? make("ul", { className: "totals" }, ...lines.map((textContent) => make("li", { textContent })))
    : make("p", { textContent: say("list.nothing") })
}

/** "Stand van 21 november 2026, 17:02. Laatste nummer 087. Code FVYR-…" */
export function proofLine({ ledger, commitments }, now) {
  const last = commitments.at(-1)?.offer
  const parts = [
    say("list.asOf", { date: dayWords(dutchDay(now)), time: clockTime(now) }),
    ...(last ? [say("list.last", { number: offerNumber(last) })] : []),
    ...(ledger ? [say("list.code", { code: ledger.code })] : []),
  ]
  return parts.join(" ")
}
