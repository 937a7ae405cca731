/** What stands where the button stood: one offer, and how far it is. */
import { clockTime, said } from "../modules/hall-words.js"
import { make } from "../modules/dom.js"
import { offerNumber } from "../modules/amounts.js"
import { refusalText, say } from "../modules/language.js"
import { receiptLink } from "../modules/receipt-link.js"
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

function explanation(row) {
  if (row.state === "late") return say("state.late")
  if (row.state === "accepted") return say("state.accepted")
  if (row.state !== "refused") return ""
  return row.answer.code === "offersClosed" ? say("late.hint") : refusalText(row.answer)
}

/**
 * @param {import("./own-rows.js").Row} row
 * @param {import("../modules/amounts.js").Kind} kind
 * @param {{ undo?: Function, again?: Function, late?: Function, dismiss?: Function }} acts
 *   What can be done with it now; what is absent has no button.
 * @param {string} code
 */
export function offerCard(row, kind, acts, code) {
  const mark = MARKS[row.state]
  const state = make("p", { className: "receipt-state" })
  if (mark) state.append(make("span", { textContent: `${mark} `, ariaHidden: "true" }))
  state.append(stateWords(row))

  const time = row.at ? ` · ${clockTime(row.at)}` : ""
  const card = make("div", { className: "receipt", data: { state: row.state, test: "card" } }, state)
  card.append(make("p", { textContent: said(kind, row.amount) + time }))
  const why = explanation(row)
  if (why) card.append(make("p", { textContent: why }))

  const buttons = [
    ["late", "late.send", "button button-main"],
    ["undo", "undo", "button"],
    ["again", "bid.again", "button"],
    ["dismiss", "refused.dismiss", "button"],
  ]
    .filter(([act]) => acts[act])
    .map(([act, text, className]) =>
      make("button", { type: "button", className, textContent: say(text), onclick: acts[act] }),
    )
  if (hasReceipt(row)) card.append(receiptLink(code, row.number, "employer"))
  if (buttons.length) card.append(make("div", { className: "buttons" }, ...buttons))
  return card
}
