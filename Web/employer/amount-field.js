/**
 * The field for how many, with a step less and a step more beside it.
 *
 * Event  change   the amount is perhaps another
 */
import { amountFault, formatAmount, parseAmount } from "../modules/amounts.js"
import { find, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { language, say } from "../modules/language.js"

/** The server's own limit for any kind. */
const AMOUNT_MAX = 1_000_000

export class AmountField extends EventTarget {
  #field = find("#amount")
  #kind = null

  constructor() {
    super()
    this.#field.addEventListener("input", () => emit(this, "change"))
    find("#less").addEventListener("click", () => this.#step(-1))
    find("#extra").addEventListener("click", () => this.#step(1))
  }

  /** What can be offered as it stands there; null while it is no amount. */
  get amount() {
    return this.#kind.single ? 1 : parseAmount(this.#field.value)
  }

  get hasFocus() {
    return document.activeElement === this.#field
  }

  /** Begins anew for a kind. @param {import("../modules/amounts.js").Kind} kind */
  begin(kind) {
    this.#kind = kind
    this.#field.value = kind.single ? "1" : String(kind.steps[0])
    find("#count").hidden = kind.single
    this.#tell("")
  }

  /** @param {number} room  How many more the pitch takes. @returns {boolean} Whether it can be offered. */
  check(room) {
    const text = this.#fault(room)
    this.#tell(text)
    return text === ""
  }

  /** Leads back to what was typed. */
  change() {
    this.#field.focus()
    this.#field.select()
  }

  #fault(room) {
    if (this.#kind.single) return ""

    const fault = amountFault(this.#field.value, AMOUNT_MAX)
    if (fault) return say(fault, { max: formatAmount(AMOUNT_MAX, language) })
    return this.amount > room ? say("err.room", { n: room }) : ""
  }

  #step(direction) {
    const size = this.#kind.steps[0]
    const now = parseAmount(this.#field.value) ?? 0
    const next = Math.min(Math.max(now + direction * size, 1), AMOUNT_MAX)
    // From 1 a step of 250 goes to 250, not to 251.
    this.#field.value = String(next > size ? Math.round(next / size) * size : next === 1 ? 1 : size)
    this.#tell("")
    emit(this, "change")
  }

  #tell(text) {
    setText(find("#amount-error"), text)
    this.#field.setAttribute("aria-invalid", String(text !== ""))
    if (text) this.#field.focus()
  }
}
