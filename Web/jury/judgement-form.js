/**
 * The form for one judgement.
 *
 * Event  change  detail: Judgement   something was written or chosen
 * Event  save    detail: Judgement   it is whole, and is to be kept
 */
import { announce } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { say } from "../modules/language.js"
import { countOf, faultsOf, PRAISE_MAX, spokenCount, tidy } from "./judgement.js"

const POINTS = [1, 2, 3, 4, 5]

export class JudgementForm extends EventTarget {
  #form = find("#judge")
  #title = document.title
  #count = 0

  constructor() {
    super()
    find("#points").append(...POINTS.map(pointChoice))
    this.#form.addEventListener("input", () => this.#changed())
    this.#form.addEventListener("submit", (event) => this.#submitted(event))
  }

  /** Whether somebody is writing now. */
  get isBusy() {
    return document.activeElement === this.#form.praise
  }

  get hasFocus() {
    return this.#form.contains(document.activeElement)
  }

  set isHidden(isHidden) {
    this.#form.hidden = isHidden
  }

  /** @param {import("./judgement.js").Judgement} [judgement] */
  show({ points, praise = "" } = {}) {
    this.#form.praise.value = praise
    for (const radio of this.#form.points) radio.checked = Number(radio.value) === points
    this.#count = countOf(praise)
    this.#showCount()
    this.#showFaults({})
  }

  get #judgement() {
    return { points: Number(this.#form.points.value) || undefined, praise: this.#form.praise.value }
  }

  #changed() {
    const before = this.#count
    this.#count = countOf(this.#form.praise.value)
    this.#showCount()
    const mark = spokenCount(before, this.#count)
    if (mark === PRAISE_MAX) announce(say("jury.count.full"))
    else if (mark) announce(say("jury.count.near", { n: PRAISE_MAX - mark }))
    emit(this, "change", this.#judgement)
  }

  #showCount() {
    setText(find("#praise-count"), say("jury.count", { n: this.#count, max: PRAISE_MAX }))
    find("#praise-count").classList.toggle("error", this.#count > PRAISE_MAX)
  }

  #submitted(event) {
    event.preventDefault()
    const faults = faultsOf(this.#judgement)
    this.#showFaults(faults)
    if (faults.praise) this.#form.praise.focus()
    else if (faults.points) this.#form.points[0].focus()
    else emit(this, "save", tidy(this.#judgement))
  }

  #showFaults({ points, praise }) {
    setText(find("#points-error"), points ? say("err.points") : "")
    setText(find("#praise-error"), praise ? say("err.praise", { n: praise }) : "")
    this.#form.praise.setAttribute("aria-invalid", String(Boolean(praise)))
    document.title = points || praise ? say("error.prefix") + this.#title : this.#title
  }
}

function pointChoice(n) {
  const radio = make("input", { type: "radio", name: "points", value: String(n) })
  return make("label", { className: "point" }, radio, make("span", { textContent: say(`jury.point.${n}`) }))
}
