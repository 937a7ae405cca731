/**
 * The form with which an employer offers: a kind, how many, the one button.
 *
 * Event  offer     detail: { kind, amount, show, note?, needs? }   the employer meant it
 * Event  tooEarly                                                  the pitch takes no offers yet
 * Event  full      detail: Kind                                    of this kind there is no room
 */
import { formatAmount, quantity } from "../modules/amounts.js"
import { find, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { roomMark } from "../modules/hall-words.js"
import { language, say } from "../modules/language.js"
import { roomOf } from "../modules/room.js"
import { AmountField } from "./amount-field.js"
import { orderKinds } from "./kinds-order.js"
import { OfferExtras } from "./offer-extras.js"

/** A hall is dark and a thumb trembles: two taps this close are one offer. */
const DOUBLE_TAP_MS = 800
/** As far as a thumb moves between the two. */
const DOUBLE_TAP_PX = 48

const CALL_BACK = "belmij"
const SINGLE_BUTTONS = { meedenken: "bid.think", [CALL_BACK]: "bid.callme" }

export class OfferForm extends EventTarget {
  #kinds
  #form = find("#offer")
  #amount = new AmountField()
  #extras = new OfferExtras()
  #button = find("#offer-button")
  #large = find("#large")
  #shown = ""
  #lastOfferAt = -Infinity
  #lastTap = { x: -Infinity, y: -Infinity }
  #pitch = null

  constructor(kinds) {
    super()
    this.#kinds = kinds
    this.#form.addEventListener("submit", (event) => this.#submitted(event))
    this.#form.addEventListener("change", (event) => event.target.name === "kind" && this.#kindChosen())
    this.#amount.addEventListener("change", () => this.#retold())
    for (const button of [this.#button, find("#large-yes")]) {
      button.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => (this.#lastTap = { x, y }))
    }
    find("#large-yes").addEventListener("click", () => this.#offer())
    find("#large-no").addEventListener("click", () => this.#changeLarge())
  }

  /** Somebody is writing here, and may not be interrupted. */
  get isBusy() {
    return !this.#form.hidden && (this.#amount.hasFocus || this.#extras.isBusy || !this.#large.hidden)
  }

  set hidden(hidden) {
    this.#form.hidden = hidden
    this.#button.hidden = hidden || !this.#large.hidden
    if (hidden) this.#large.hidden = true
  }

  /** The second tap of a double tap: it lands on what has just replaced the button. */
  isSecondTap({ clientX, clientY }) {
    const isSoon = performance.now() - this.#lastOfferAt < DOUBLE_TAP_MS
    const distance = Math.hypot(clientX - this.#lastTap.x, clientY - this.#lastTap.y)
    return isSoon && distance < DOUBLE_TAP_PX
  }

  /** Whether the pitch takes offers; the button says so, and is never disabled. */
  set isOpen(isOpen) {
    this.#button.dataset.open = String(isOpen)
    this.#retold()
  }

  /** Of the chosen kind there is no room now; the button says so. */
  get isFull() {
    return Boolean(this.#kind) && roomOf(this.#pitch, this.#kind.key) === 0
  }

  /** Whether the name may be shown, unless the employer says otherwise here. */
  set show(show) {
    this.#extras.show = show
  }

  /** @param {object} pitch  @param {string[]} inUse */
  showKinds(pitch, inUse) {
    const { first, more } = orderKinds(pitch, inUse)
    const signature = [pitch.pitch, ...first, "|", ...more].join(" ")
    const isOther = this.#pitch?.pitch !== pitch.pitch
    this.#pitch = pitch
    if (signature !== this.#shown) this.#layTiles(first, more, isOther)
    this.#shown = signature
    this.#showRoom()
  }

  #layTiles(first, more, isOther) {
    const before = isOther ? undefined : this.#kind?.key
    find("#kinds").replaceChildren(...first.map((key) => this.#tile(key)))
    find("#other-kinds").replaceChildren(...more.map((key) => this.#tile(key)))
    find("#more-kinds").hidden = more.length === 0
    this.#choose(before ?? first[0])
    if (isOther) this.#begin()
  }

  /** Room comes and goes while tiles and what is typed stay. */
  #showRoom() {
    for (const radio of this.#form.querySelectorAll("[name=kind]")) {
      setText(find(".tile-room", radio.parentElement), roomMark(this.#pitch, this.#kinds.get(radio.value)))
    }
    this.#retold()
  }

  #begin() {
    this.#extras.begin(this.#pitch.pitch)
    find("#more-kinds").open = false
    this.#kindChosen()
  }

  /** Another offer is wanted, on purpose. */
  offerAgain() {
    this.#lastOfferAt = -Infinity
  }

  /** After an offer the form is as new. */
  reset() {
    this.#extras.drop(this.#pitch?.pitch)
    if (this.#pitch) this.#begin()
  }

  #tile(key) {
    const tile = find("#tile").content.cloneNode(true)
    const radio = find("input", tile)
    radio.value = key
    find(".tile-kind", tile).textContent = this.#kinds.get(key)[language].label
    return tile
  }

  #choose(key) {
    const radios = [...this.#form.querySelectorAll("[name=kind]")]
    const radio = radios.find(({ value }) => value === key) ?? radios[0]
    if (radio) radio.checked = true
  }

  get #kind() {
    const chosen = find("[name=kind]:checked", this.#form)
    return chosen ? this.#kinds.get(chosen.value) : undefined
  }

  #kindChosen() {
    const kind = this.#kind
    if (!kind) return

    this.#amount.begin(kind)
    this.#extras.askForNumber(kind.key === CALL_BACK)
    this.#large.hidden = true
    this.#button.hidden = this.#form.hidden
    this.#retold()
  }

  #retold() {
    const kind = this.#kind
    if (!kind) return

    const single = SINGLE_BUTTONS[kind.key]
    const what = quantity(kind, this.#amount.amount ?? 1, language)
    const words = single ? say(single) : say("bid.button", { what })
    const isOpen = this.#button.dataset.open !== "false"
    this.#button.dataset.full = String(isOpen && this.isFull)
    setText(this.#button, !isOpen ? say("wait.title") : this.isFull ? say("full.button") : words)
  }

  #submitted(event) {
    event.preventDefault()
    if (performance.now() - this.#lastOfferAt < DOUBLE_TAP_MS) return
    if (this.#button.dataset.open === "false") return emit(this, "tooEarly")
    if (this.isFull) return emit(this, "full", this.#kind)

    const isFit = this.#amount.check(roomOf(this.#pitch, this.#kind.key)) && this.#extras.check()
    if (!isFit) return
    if (this.#amount.amount > this.#kind.askAbove) this.#askLarge(this.#amount.amount)
    else this.#offer()
  }

  #askLarge(amount) {
    setText(find("#large-question"), say("bid.large", { what: quantity(this.#kind, amount, language) }))
    setText(find("#large-yes"), say("bid.largeYes", { n: formatAmount(amount, language) }))
    this.#large.hidden = false
    this.#button.hidden = true
    find("#large-yes").focus()
  }

  #changeLarge() {
    this.#large.hidden = true
    this.#button.hidden = false
    this.#amount.change()
  }

  #offer() {
    this.#lastOfferAt = performance.now()
    this.#large.hidden = true
    emit(this, "offer", { kind: this.#kind.key, amount: this.#amount.amount, ...this.#extras.words })
  }
}
