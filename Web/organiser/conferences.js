/** The conferences of this organiser: to go from one to another, and to begin a new one. */
import { find, make, setText } from "../modules/dom.js"
import { dayWords } from "../modules/hall-words.js"
import { refusalText, say } from "../modules/language.js"
import { code } from "../modules/page.js"
import { lines } from "./charter-values.js"
import { mainFields } from "./charter-form.js"
import { check, field } from "./fields.js"
import { showLinkOnce } from "./link-once.js"

const COPIED = ["people", "pitches", "commitments"]

export class Conferences {
  #desk
  #form = find("#found")
  #menu = find("#conferences")

  constructor(desk) {
    this.#desk = desk
    find("#found-fields").append(field("from", "found.from", { options: [["", say("found.fromNone")]] }), ...mainFields())
    find("#found-copies").append(...COPIED.map((name) => check(name, say(`found.${name}`), { checked: true })))
    this.#form.from.addEventListener("change", () => (find("#found-copies").hidden = this.#form.from.value === ""))
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#found()
    })
    addEventListener("keydown", ({ key }) => key === "Escape" && this.#close())
    addEventListener("click", ({ target }) => this.#menu.open && !target.closest("summary") && (this.#menu.open = false))
  }

  async refresh() {
    const { ok, body } = await this.#desk.ask("", { all: true })
    if (!ok) return

    find("#conference-list").replaceChildren(...body.conferences.map(item))
    const options = body.conferences.map(({ code, name, date }) =>
      make("option", { value: code, textContent: `${name} (${dayWords(date)})` }),
    )
    this.#form.from.replaceChildren(this.#form.from.options[0], ...options)
  }

  #close() {
    if (!this.#menu.open) return
    this.#menu.open = false
    find("summary", this.#menu).focus()
  }

  async #found() {
    const { from, name, date, venue, host, organisers, contact, keepUntil } = this.#form.elements
    const texts = Object.entries({ venue, host, contact, keepUntil }).map(([key, { value }]) => [key, value.trim()])
    const body = {
      name: name.value.trim(),
      date: date.value,
      organisers: lines(organisers.value),
      ...Object.fromEntries(texts.filter(([, value]) => value)),
      ...(from.value && { from: from.value, ...Object.fromEntries(COPIED.map((key) => [key, this.#form[key].checked])) }),
    }
    const { ok, body: made } = await this.#desk.ask("", { all: true, method: "POST", body })
    if (!ok) return this.#desk.tell(refusalText(made ?? { code: "noAnswer" }), find("#found-answer"), true)

    this.#form.hidden = true
    setText(find("#found-words"), say("found.done", { name: made.name }))
    showLinkOnce(find("#found-link"), made)
    find("#found-go").href = `/organiser/${made.code}`
    find("#founded").hidden = false
    find("#found-words").focus()
  }
}

function item({ code: other, name, date, phase }) {
  const link = make("a", { href: `/organiser/${other}` }, name)
  if (other === code) link.setAttribute("aria-current", "true")
  const words = [date && dayWords(date), say(`phase.${phase}`)].filter(Boolean).join(" · ")
  return make("li", {}, link, make("span", { className: "quiet", textContent: words }))
}
