/** What stands where the button stood: one offer, and how far it is. */
import { clockTime, said } from "../modules/hall-words.js"
import { make } from "../modules/dom.js"
import { offerNumber } from "../modules/amounts.js"
import { refusalText, say } from "../modules/language.js"
import { receiptLink } from "../modules/receipt-link.js"
import { nextCall } from "./next-call.js"
import { hasReceipt } from "./own-rows.js"

const MARKS = { recorded: "✓", accepted: "✓", refused: "!", late: "◷" }

/** The words for a row's state. Only what the server recorded has a number. */
export function stateWords(row) {
  const number = row.number === undefined ? "" : offerNumber(row.number)
  switch (row.state) {
    case "phone":
      return say("state.phone")
    case "sending":
      return say("state.sending")
    case "recorded":
    case "accepted":
      return say("state.saved", { number })
    case "late":
      return say("state.lateNumber", { number })
    case "withdrawing":
      return say("state.withdrawing")
    case "withdrawn":
      return say("state.withdrawn")
    case "refused":
      return row.answer.code === "offersClosed" ? say("state.refusedClosed") : say("state.refused")
  }
}

function explanations(row, pitch) {
  const call = nextCall(pitch, row.kind, say)
  if (row.state === "recorded") return [call]
  if (row.state === "accepted") return [say("state.accepted"), call]
  if (row.state === "late") return [say("state.late")]
  return row.state === "refused" ? [whyRefused(row)] : []
}

function whyRefused(row) {
  return row.answer.code === "offersClosed" ? say("late.hint") : refusalText(row.answer)
}

/** In this order. */
const BUTTONS = [
  ["late", "late.send", "button button-main"],
  ["undo", "undo", "button"],
  ["withdraw", "withdraw", "button"],
  ["again", "bid.again", "button"],
  ["dismiss", "refused.dismiss", "button"],
]

/**
 * @param {import("./own-rows.js").Row} row
 * @param {import("../modules/hall-state.js").Pitch} pitch
 * @param {import("../modules/amounts.js").Kind} kind
 * @param {Record<string, Function>} acts  What can be done with it now; what is absent has no button.
 * @param {string} code
 * @param {Element|null} question  Whether it is to be withdrawn, instead of the buttons.
 */
export function offerCard(row, pitch, kind, acts, code, question) {
  const mark = MARKS[row.state]
  const state = make("p", { className: "receipt-state" })
  if (mark) state.append(make("span", { textContent: `${mark} `, ariaHidden: "true" }))
  state.append(stateWords(row))

  const time = row.at ? ` · ${clockTime(row.at)}` : ""
  const card = make("div", { className: "receipt", data: { state: row.state, test: "card" } }, state)
  card.append(make("p", { textContent: said(kind, row.amount) + time }))
  for (const textContent of explanations(row, pitch).filter(Boolean)) card.append(make("p", { textContent }))
  if (hasReceipt(row)) card.append(receiptLink(code, row.number, "employer"))
  if (question) card.append(question)
  else card.append(make("div", { className: "buttons" }, ...buttons(acts)))
  return card
}

function buttons(acts) {
  return BUTTONS.filter(([act]) => acts[act]).map(([act, text, className]) =>
    make("button", { type: "button", className, textContent: say(text), onclick: acts[act] }),
  )
}
