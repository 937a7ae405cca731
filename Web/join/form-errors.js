/**
 * What is wrong with a form, said where it is wrong.
 *
 * A sentence beside each field, and a list on top that leads to each when there are several, or when none is to blame.
 * One wrong field gets the focus itself: its sentence is read with it, and the keyboard of a phone stays.
 */
import { announce } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"

export class FormErrors {
  #form
  #fields
  #summary

  /**
   * @param {HTMLFormElement} form
   * @param {string[]} fields  Names of inputs; the sentence goes into `#<name>-error`.
   */
  constructor(form, fields) {
    this.#form = form
    this.#fields = fields
    this.#summary = find(".summary", form)
  }

  /**
   * @param {Record<string, string>} texts  By field; none clears.
   * @param {string} [general]  What no field is to blame for.
   */
  show(texts, general = "") {
    for (const name of this.#fields) this.#mark(name, texts[name] ?? "")
    const wrong = this.#fields.filter((name) => texts[name])
    this.#summarise(wrong.map((name) => this.#leadTo(name, texts[name])), general)
    this.#mind(wrong, general)
  }

  #mark(name, text) {
    setText(find(`#${name}-error`), text)
    this.#form[name].setAttribute("aria-invalid", String(text !== ""))
  }

  #leadTo(name, text) {
    const onclick = (event) => {
      event.preventDefault()
      this.#form[name].focus()
    }
    return make("li", {}, make("a", { href: `#${name}`, textContent: text, onclick }))
  }

  #summarise(items, general) {
    const all = general ? [make("li", { textContent: general }), ...items] : items
    this.#summary.hidden = !general && items.length < 2
    find("ul", this.#summary).replaceChildren(...all)
  }

  /** Marks the tab as well: who listens hears the title first. */
  #mind(wrong, general) {
    const title = `${say(document.documentElement.dataset.title)} – WieBiedt`
    const isWrong = general !== "" || wrong.length > 0
    document.title = isWrong ? say("error.prefix") + title : title
    if (!isWrong) return

    if (general) announce(general)
    if (this.#summary.hidden) this.#form[wrong[0]].focus()
    else this.#summary.focus()
  }
}
