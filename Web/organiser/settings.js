/** What a conference is, and everything about it that can be changed. */
import { find, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { charterChange, charterValues } from "./charter-values.js"
import { hallFields, KindsField, mainFields } from "./charter-form.js"
import { check } from "./fields.js"
import { checkMoment, showMoment } from "./moment-field.js"

export class Settings {
  #desk
  #form = find("#settings")
  #kinds
  #regions
  #before = null

  constructor(desk) {
    this.#desk = desk
    this.#kinds = new KindsField(desk.kinds)
    this.#regions = desk.regions.map(({ code, name }) => check("region", name, { value: code }))
    find("#settings-main").append(...mainFields())
    find("#settings-hall").append(...hallFields())
    find("#settings-kinds").append(this.#kinds.element)
    find("#settings-regions").append(...this.#regions)
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#save()
    })
  }

  happened(events) {
    // What is being typed is not taken away; what was changed elsewhere is read with the next visit.
    if (events.some(({ type }) => type === "charterChanged") && !this.#isTouched) this.refresh()
  }

  async refresh() {
    const { ok, body } = await this.#desk.ask("settings")
    if (!ok || this.#isTouched) return

    this.#fill(charterValues(body))
    showMoment(this.#form.freezeAt, body.freezeAt ? new Date(body.freezeAt) : null)
    setText(find("#settings-address"), body.address)
  }

  get #isTouched() {
    return this.#before !== null && Object.keys(charterChange(this.#before, this.#values)).length > 0
  }

  get #boxes() {
    return this.#regions.map((label) => find("input", label))
  }

  get #values() {
    const texts = [...this.#form.querySelectorAll(".field .input")].map(({ name, value }) => [name, value])
    return {
      ...Object.fromEntries(texts),
      openEntry: this.#form.openEntry.checked,
      kinds: this.#kinds.value,
      regions: this.#boxes.filter(({ checked }) => checked).map(({ value }) => value),
    }
  }

  #fill(values) {
    for (const [name, value] of Object.entries(values)) if (typeof value === "string") this.#form[name].value = value
    this.#form.openEntry.checked = values.openEntry
    this.#kinds.value = values.kinds
    for (const box of this.#boxes) box.checked = values.regions.includes(box.value)
    // As the form has it: a region's place in the list is not a change.
    this.#before = this.#values
  }

  async #save() {
    if (!checkMoment(this.#form.freezeAt)) return

    const change = charterChange(this.#before, this.#values)
    if (!Object.keys(change).length) return this.#desk.tell(say("setup.nothing"), find("#settings-answer"))

    const told = await this.#desk.command({ type: "changeCharter", ...change }, say("setup.saved"), find("#settings-answer"))
    if (told) this.#before = this.#values
  }
}

