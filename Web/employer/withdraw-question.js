/**
 * The question before an offer is withdrawn after closing, in the place where the button stood.
 *
 * It is asked for one offer at a time, and what was typed stays while the page around it is drawn anew.
 */
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { textRefusal } from "../modules/text-rules.js"

/** The server's own limit. */
const REASON_MAX = 500

export class WithdrawQuestion {
  #offer = null
  #place = ""
  #element = null
  #acts

  /** @param {{ yes(offer: number, reason: string): void, no(place: string): void }} acts */
  constructor(acts) {
    this.#acts = acts
  }

  get isOpen() {
    return this.#offer !== null
  }

  /** @param {number} offer  @param {string} place  Where the button was pressed; one offer stands in several places. */
  ask(offer, place) {
    this.#offer = offer
    this.#place = place
    this.#element = this.#build(offerNumber(offer))
  }

  /** The question, where it was asked; elsewhere nothing. */
  element(offer, place) {
    return offer === this.#offer && place === this.#place ? this.#element : null
  }

  /** For whom the page was just drawn: they read the question first. */
  focus() {
    this.#element.focus()
  }

  #build(number) {
    const reason = make("textarea", { className: "input", id: "withdraw-reason", maxLength: REASON_MAX, rows: 2 })
    reason.setAttribute("aria-describedby", "withdraw-error")
    const yes = make("button", { type: "button", className: "button", textContent: say("withdraw.yes", { number }) })
    const no = make("button", { type: "button", className: "button", textContent: say("withdraw.no") })
    yes.onclick = () => this.#yes(reason)
    no.onclick = () => this.#acts.no(this.#close())
    const title = say("withdraw.ask", { number })
    return make(
      "div",
      { className: "question", tabIndex: -1, role: "group", ariaLabel: title },
      make("p", { className: "question-title", textContent: title }),
      make(
        "div",
        { className: "field" },
        make("label", { htmlFor: "withdraw-reason", textContent: say("withdraw.why") }),
        make("span", { className: "error", id: "withdraw-error" }),
        reason,
      ),
      make("div", { className: "buttons" }, yes, no),
    )
  }

  #yes(field) {
    const fault = textRefusal(field.value, { most: REASON_MAX })
    setText(find("#withdraw-error", this.#element), fault ? refusalText(fault) : "")
    field.setAttribute("aria-invalid", String(fault !== null))
    if (fault) return field.focus()

    const offer = this.#offer
    this.#close()
    this.#acts.yes(offer, field.value.trim())
  }

  #close() {
    const place = this.#place
    this.#offer = this.#element = null
    return place
  }
}
