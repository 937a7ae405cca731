/** What comes after what on the day, with times; kept here until it is saved. */
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { button } from "./fields.js"
import { moved } from "./order.js"
import { timesOf } from "./programme-times.js"

const KINDS = ["talk", "talkshow", "break", "round", "jury", "other"]

export class RunningOrder {
  #desk
  #items = []
  #saved = ""
  #isDraft = false

  constructor(desk) {
    this.#desk = desk
    find("#item-kind").append(...KINDS.map((kind) => make("option", { value: kind, textContent: say(`item.${kind}`) })))
    find("#item-add").addEventListener("click", () => this.#add())
    find("#order-save").addEventListener("click", () => this.#save())
  }

  render() {
    const { programme = [], pitches } = this.#desk.hall.state
    const placed = programme.map(({ pitch }) => pitch)
    const items = [...programme, ...pitches.filter(({ pitch }) => !placed.includes(pitch)).map(({ pitch }) => ({ pitch }))]
    const saved = JSON.stringify([items, pitches.map(({ title }) => title)])
    if (this.#isDraft || saved === this.#saved) return

    this.#saved = saved
    this.#items = items
    this.#draw()
  }

  #draw() {
    const { id } = document.activeElement
    find("#order-draft").hidden = !this.#isDraft
    find("#order").replaceChildren(...this.#items.map((item, at) => this.#row(item, at)))
    this.#showTimes()
    if (id.startsWith("item-")) find(`#${id}`)?.focus()
  }

  #row(item, at) {
    const title = item.pitch ? this.#desk.hall.state.pitches.find(({ pitch }) => pitch === item.pitch)?.title : item.title
    const input = (name, type, value, more = {}) =>
      make("input", { id: `item-${name}-${at}`, className: `input item-${name}`, type, value: value ?? "", ariaLabel: say(`item.${name}For`, { title }), onchange: ({ target }) => this.#change(at, name, target.value), ...more })
    const move = (way, by) => button(`order.${way}`, () => this.#move(at, by), { id: `item-${way}-${at}`, label: say(`order.${way}Label`, { what: title }) })
    const away = item.pitch ? [] : [button("item.remove", () => this.#remove(at), { label: say("item.removeLabel", { title }) })]
    const what = make("div", { className: "item-title" }, make("strong", { textContent: title }), make("span", { className: "quiet", textContent: item.pitch ? "" : say(`item.${item.kind ?? "other"}`) }), make("span", { className: "quiet number", data: { times: "" } }))
    return make("li", { className: "order-item" }, input("startsAt", "time", item.startsAt), input("minutes", "number", item.minutes, { min: "1", max: "240", placeholder: say("item.minutes") }), what, make("div", { className: "buttons" }, move("up", -1), move("down", 1), ...away))
  }

  #showTimes() {
    timesOf(this.#items).forEach(({ begins, ends, overlaps }, at) => {
      const words = begins && ends ? say("item.times", { begins, ends }) : (begins ?? "")
      setText(find("#order").children[at].querySelector("[data-times]"), overlaps ? `${words} · ${say("item.overlaps")}` : words)
    })
  }

  #change(at, name, value) {
    const { [name]: _, ...item } = this.#items[at]
    const set = name === "minutes" ? Number(value) : value
    this.#items = this.#items.map((other, place) => (place === at ? { ...item, ...(set && { [name]: set }) } : other))
    this.#touched()
    this.#showTimes()
  }

  #move(at, by) {
    this.#items = moved(this.#items, at, by)
    this.#touched()
    // The focus goes along with what was moved.
    const way = by < 0 ? "up" : "down"
    const to = Math.min(Math.max(0, at + by), this.#items.length - 1)
    this.#draw()
    find(`#item-${way}-${to}`).focus()
  }

  #add() {
    const title = find("#item-title").value.trim()
    setText(find("#item-error"), title ? "" : say("item.err.title"))
    if (!title) return find("#item-title").focus()

    this.#items = [...this.#items, { kind: find("#item-kind").value, title }]
    find("#item-title").value = ""
    this.#touched()
    this.#draw()
    find("#item-title").focus()
  }

  #remove(at) {
    this.#items = this.#items.filter((_, place) => place !== at)
    this.#touched()
    this.#draw()
    find("#order-title").focus()
  }

  #touched() {
    this.#isDraft = true
    find("#order-draft").hidden = false
  }

  async #save() {
    const items = this.#items.map(({ pitch, kind, title, startsAt, minutes }) => ({ ...(pitch ? { pitch } : { kind, title }), ...(startsAt && { startsAt }), ...(minutes && { minutes }) }))
    const told = await this.#desk.command({ type: "putProgramme", items }, say("order.saved"), find("#order-answer"))
    if (!told) return

    this.#isDraft = false
    find("#order-draft").hidden = true
  }
}
