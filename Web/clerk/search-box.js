/**
 * Looks somebody's badge up by name or organisation, for a hand whose number nobody heard.
 *
 * A combobox: the arrows choose, Enter and Tab take, Escape goes back. The line that was typed is left as it is.
 *
 * Event  pick   detail: person
 * Event  close
 */
import { announce } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { say } from "../modules/language.js"
import { findPeople } from "./people-search.js"

export class SearchBox extends EventTarget {
  #root
  #people
  #found = []
  #active = 0

  /** @param {() => object[]} people  Those one may choose from. */
  constructor(root, people) {
    super()
    this.#root = root
    this.#people = people
    this.#input.addEventListener("input", () => this.#search())
    this.#input.addEventListener("keydown", (event) => this.#pressed(event))
    this.#list.addEventListener("click", ({ target }) => this.#take(target.closest("[role=option]")?.dataset.at))
  }

  open(text) {
    this.#root.hidden = false
    this.#input.value = text
    this.#input.focus()
    this.#search()
  }

  get isOpen() {
    return !this.#root.hidden
  }

  close() {
    this.#root.hidden = true
    emit(this, "close")
  }

  get #input() {
    return find("input", this.#root)
  }

  get #list() {
    return find("[role=listbox]", this.#root)
  }

  #search() {
    const text = this.#input.value.trim()
    this.#found = findPeople(this.#people(), text)
    this.#active = 0
    this.#list.replaceChildren(...this.#found.map((person, at) => this.#option(person, at)))
    this.#list.hidden = this.#found.length === 0
    const words = !text ? "" : this.#found.length ? say("search.found", { n: this.#found.length }) : say("search.none")
    setText(find("[data-count]", this.#root), words)
    if (words) announce(words)
    this.#mark()
  }

  #option({ badge, name, organisation }, at) {
    const who = [name, organisation].filter(Boolean).join(", ")
    return make(
      "li",
      { id: `found-${at}`, role: "option", className: "found", data: { at } },
      make("strong", { className: "number", textContent: String(badge) }),
      ` ${who}`,
    )
  }

  #mark() {
    const options = [...this.#list.children]
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#active)))
    const active = options[this.#active]
    active?.scrollIntoView({ block: "nearest" })
    this.#input.setAttribute("aria-expanded", String(options.length > 0))
    if (active) this.#input.setAttribute("aria-activedescendant", active.id)
    else this.#input.removeAttribute("aria-activedescendant")
  }

  #pressed(event) {
    const { key, shiftKey } = event
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1)
    else if (key === "Escape") this.close()
    else if (key === "Enter") this.#take(this.#active)
    else if (key === "Tab" && !shiftKey && this.#found.length) this.#take(this.#active)
    else return
    event.preventDefault()
  }

  #move(step) {
    const count = this.#found.length
    if (count) this.#active = (this.#active + step + count) % count
    this.#mark()
  }

  #take(at) {
    const person = this.#found[at]
    if (!person) return

    this.#root.hidden = true
    emit(this, "pick", person)
  }
}
