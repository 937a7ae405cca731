/** What employers promised before the day: noted here, shown by the moderator. */
import { parseAmount } from "../modules/amounts.js"
import { find, make } from "../modules/dom.js"
import { said } from "../modules/hall-words.js"
import { language, say } from "../modules/language.js"
import { button, field } from "./fields.js"

const EVENTS = ["offerPrepared", "preparedDropped", "offerMade", "rehearsalWiped", "pitchPut", "personErased"]

export class Prepared {
  #desk
  #form = find("#prepare")
  #pitches = ""

  constructor(desk) {
    this.#desk = desk
    const kinds = desk.kinds.all.map(({ key, ...words }) => [key, words[language].label])
    find("#prepare-fields").append(
      field("pitch", "table.pitch", { options: [] }),
      field("badge", "people.badge", { inputMode: "numeric" }),
      field("kind", "table.kind", { options: kinds }),
      field("amount", "bid.count", { inputMode: "numeric", value: "1" }),
      field("note", "bid.note", { maxLength: 500 }),
    )
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#add()
    })
  }

  happened(events) {
    if (events.some(({ type }) => EVENTS.includes(type))) this.refresh()
  }

  render() {
    const options = this.#desk.hall.state.pitches.map(({ pitch, number, title }) => [pitch, `${number}. ${title}`])
    const pitches = JSON.stringify(options)
    if (pitches === this.#pitches) return

    this.#pitches = pitches
    const chosen = this.#form.pitch.value
    this.#form.pitch.replaceChildren(...options.map(([value, textContent]) => make("option", { value, textContent })))
    if (chosen) this.#form.pitch.value = chosen
    this.refresh()
  }

  async refresh() {
    const { ok, body } = await this.#desk.ask("prepared")
    if (!ok) return

    find("#no-prepared").hidden = body.prepared.length > 0
    find("#prepared-table").hidden = body.prepared.length === 0
    find("#prepared").replaceChildren(...body.prepared.map((each) => this.#row(each)))
  }

  #row({ prepared, pitch, kind, amount, badge, name, organisation, note, offer }) {
    const title = this.#desk.hall.state?.pitches.find((other) => other.pitch === pitch)?.title ?? pitch
    const what = said(this.#desk.kinds.get(kind), amount)
    const texts = [title, [badge, organisation || name || say("erased")].filter(Boolean).join(" · "), what, note ?? "", say(offer ? "prepared.shown" : "prepared.waits")]
    const label = say("prepared.dropLabel", { what, name: organisation || name })
    const drop = button("item.remove", () => this.#drop(prepared), { label })
    return make("tr", {}, ...texts.map((textContent) => make("td", { textContent })), make("td", {}, ...(offer ? [] : [drop])))
  }

  async #add() {
    const { pitch, badge, kind, amount, note } = this.#form
    const words = note.value.trim()
    const wish = {
      type: "prepareOffer",
      pitch: pitch.value,
      kind: kind.value,
      amount: parseAmount(amount.value) ?? 0,
      badge: Number(badge.value) || 0,
      ...(words && { note: words }),
    }
    if (!(await this.#desk.command(wish, say("prepared.saved"), find("#prepared-answer")))) return

    badge.value = note.value = ""
    badge.focus()
  }

  #drop(prepared) {
    find("#prepared-title").focus()
    return this.#desk.command({ type: "dropPrepared", prepared }, say("prepared.dropped"), find("#prepared-answer"))
  }
}
