/**
 * Removing somebody's data on request: a button in their row, and under it what goes and what stays.
 *
 * The list is drawn anew whenever somebody comes in; a question that was opened stays open, and keeps the focus.
 */
import { find, make } from "../modules/dom.js"
import { say } from "../modules/language.js"

const COLUMNS = 7

export class Erasure {
  #desk
  #done
  /** The person number in question. */
  #asked = null
  #people = []

  /** @param {() => void} done  After somebody was erased. */
  constructor(desk, done) {
    this.#desk = desk
    this.#done = done
  }

  /** The button in a row; nobody is erased twice. @returns {HTMLElement[]} */
  button({ person, erased, name }) {
    if (person === undefined || erased) return []
    const button = make("button", {
      type: "button",
      className: "button",
      textContent: say("erase"),
      ariaLabel: say("erase.label", { name }),
      onclick: () => this.#ask(person),
    })
    button.dataset.person = person
    return [button]
  }

  /** Draws the list, and the question again under the row that it is about. */
  around(people, draw) {
    this.#people = people
    this.#draw(draw)
  }

  #ask(person) {
    this.#asked = person
    this.#draw()
    find("#erase-no")?.focus()
  }

  #draw(drawList = () => {}) {
    const { id, dataset } = document.activeElement
    const focused = dataset.person ? `[data-person="${dataset.person}"]` : id.startsWith("erase-") ? `#${id}` : null
    find("#erase")?.remove()
    drawList()
    const about = this.#people.find(({ person, erased }) => person === this.#asked && !erased)
    if (about) find(`[data-person="${about.person}"]`).closest("tr").after(this.#question(about))
    if (focused) find(focused)?.focus()
  }

  #question({ person, name }) {
    const sentences = ["goes", "stays", "final"].map((key) => make("p", { textContent: say(`erase.${key}`) }))
    const button = (id, textContent, onclick) =>
      make("button", { type: "button", className: "button", id, textContent, onclick })
    const box = make(
      "div",
      { className: "notice stack-tight", role: "group", ariaLabel: say("erase.title", { name }) },
      make("h3", { textContent: say("erase.title", { name }) }),
      ...sentences,
      make(
        "div",
        { className: "buttons" },
        button("erase-yes", say("erase.yes", { name }), () => this.#erase(person)),
        button("erase-no", say("erase.no"), () => this.#close()),
      ),
    )
    return make("tr", { id: "erase" }, make("td", { colSpan: COLUMNS }, box))
  }

  #close() {
    const back = find(`[data-person="${this.#asked}"]`)
    this.#asked = null
    this.#draw()
    back?.focus()
  }

  async #erase(person) {
    const told = await this.#desk.command({ type: "erasePerson", person }, say("erase.done"))
    if (!told) return

    this.#asked = null
    this.#draw()
    find("#people-title").focus()
    this.#done()
  }
}
