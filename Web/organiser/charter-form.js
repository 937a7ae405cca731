/** The form for what a conference is: filled from the settings, and read back. */
import { find, make } from "../modules/dom.js"
import { language, say } from "../modules/language.js"
import { button, check, field } from "./fields.js"
import { momentField } from "./moment-field.js"
import { moved } from "./order.js"

/** What a new conference and an existing one both have. */
export function mainFields() {
  return [
    field("name", "setup.name", { maxLength: 80 }),
    field("date", "setup.date", { type: "date" }),
    field("venue", "setup.venue", { maxLength: 80 }),
    field("host", "setup.host", { maxLength: 80 }),
    field("organisers", "setup.organisers", { tag: "textarea", hint: "setup.organisersHint" }),
    field("contact", "setup.contact", { hint: "setup.contactHint" }),
    field("keepUntil", "setup.keepUntil", { type: "date", hint: "setup.keepUntilHint" }),
  ]
}

export function hallFields() {
  return [
    field("wifiName", "setup.wifiName", { maxLength: 32 }),
    field("wifiPassword", "setup.wifiPassword", { maxLength: 63, hint: "setup.wifiHint" }),
    momentField("freezeAt", "setup.freezeAt", "setup.freezeHint"),
    field("walkInsFrom", "setup.walkInsFrom", { inputMode: "numeric", hint: "setup.walkInsHint" }),
    field("walkInsTo", "setup.walkInsTo", { inputMode: "numeric" }),
    check("openEntry", say("setup.openEntry")),
  ]
}

/** All kinds, those in use first and in their order; each can be left out and moved. */
export class KindsField {
  #kinds
  #order = []
  #used = new Set()
  element = make("ol", { className: "plain" })

  constructor(kinds) {
    this.#kinds = kinds
  }

  get value() {
    return this.#order.filter((key) => this.#used.has(key))
  }

  set value(used) {
    this.#used = new Set(used)
    this.#order = [...used, ...this.#kinds.all.map(({ key }) => key).filter((key) => !used.includes(key))]
    this.#draw()
  }

  #draw() {
    this.element.replaceChildren(...this.#order.map((key) => this.#item(key)))
  }

  #item(key) {
    const { label } = this.#kinds.get(key)[language]
    const box = check("kind", label, { value: key, checked: this.#used.has(key) })
    box.addEventListener("change", ({ target }) => (target.checked ? this.#used.add(key) : this.#used.delete(key)))
    const move = (way, by) =>
      button(`order.${way}`, () => this.#move(key, by), { label: say(`order.${way}Label`, { what: label }), data: { move: `${key}/${way}` } })
    return make("li", { className: "ordered" }, box, make("span", { className: "buttons" }, move("up", -1), move("down", 1)))
  }

  #move(key, by) {
    const { move } = document.activeElement.dataset
    this.#order = moved(this.#order, this.#order.indexOf(key), by)
    this.#draw()
    find(`[data-move="${move}"]`, this.element)?.focus()
  }
}
