/**
 * "Mijn toezeggingen": every offer of this phone's owner with its state, its receipt, and the way back.
 *
 * A row is drawn anew only when something in it changed: a finger never misses its button, and what somebody types in
 * a row stays.
 */
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { clockTime, said } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { receiptLink } from "../modules/receipt-link.js"
import { stateWords } from "./offer-card.js"
import { hasReceipt, wayBack } from "./own-rows.js"

export const LIST = "list"

export class OwnList {
  #code
  #kinds
  #question
  #acts
  #drawn = new Map()

  /**
   * @param {import("./withdraw-question.js").WithdrawQuestion} question
   * @param {{ undo(row): void, withdraw(row, place): void, late(row): void }} acts
   */
  constructor(code, kinds, question, acts) {
    this.#code = code
    this.#kinds = kinds
    this.#question = question
    this.#acts = acts
    find("#mine-print").addEventListener("click", () => print())
    // What is folded away would be left out of the print.
    addEventListener("beforeprint", () => (find("#mine").open = true))
  }

  /** @param {import("./own-rows.js").Row[]} rows  @param {object[]} pitches */
  render(rows, pitches) {
    const standing = rows.filter(({ state }) => !["withdrawn", "refused"].includes(state))
    setText(find("#mine-title"), say("mine.title", { n: standing.length }))
    find("#mine-empty").hidden = rows.length > 0
    find("#mine-print").hidden = rows.length === 0
    const items = rows.map((row) => this.#item(row, pitches.find(({ pitch }) => pitch === row.pitch)))
    const list = find("#mine-list")
    const isSame = items.length === list.children.length && items.every((item, place) => item === list.children[place])
    if (!isSame) list.replaceChildren(...items)
  }

  #item(row, pitch) {
    const id = row.number ?? row.command.id
    const question = this.#question.element(row.number, LIST)
    const signature = JSON.stringify([row, pitch?.title, wayBack(row, pitch), question !== null])
    const before = this.#drawn.get(id)
    if (before?.signature === signature) return before.item

    const item = this.#draw(row, pitch, question)
    this.#drawn.set(id, { signature, item })
    return item
  }

  #draw(row, pitch, question) {
    const parts = [said(this.#kinds.get(row.kind), row.amount), pitch?.title, row.at && clockTime(row.at)]
    const item = make("li", { data: { state: row.state } })
    item.append(make("span", { textContent: parts.filter(Boolean).join(" · ") }))
    item.append(make("strong", { textContent: stateWords(row) }))
    if (question) item.append(question)
    else item.append(make("div", { className: "buttons" }, ...this.#buttons(row, pitch)))
    return item
  }

  #buttons(row, pitch) {
    const way = wayBack(row, pitch)
    const isClosed = row.state === "refused" && row.answer.code === "offersClosed"
    return [
      hasReceipt(row) && receiptLink(this.#code, row.number, "employer"),
      way === "undo" && button("undo", row, () => this.#acts.undo(row)),
      way === "withdraw" && button("withdraw", row, () => this.#acts.withdraw(row, LIST)),
      isClosed && button("late.send", row, () => this.#acts.late(row)),
    ].filter(Boolean)
  }
}

/** Among several rows a button says which it is for. */
function button(key, { number }, onclick) {
  const element = make("button", { type: "button", className: "button", textContent: say(key), onclick })
  if (number !== undefined) element.ariaLabel = say(`${key}.label`, { number: offerNumber(number) })
  return element
}
