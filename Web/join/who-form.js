/**
 * The form of who has no badge: a name, an organisation, whether both may be shown.
 *
 * Event  joined  detail: object   the server's answer: badge, page
 */
import { request } from "../modules/api.js"
import { find, make } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { newId } from "../modules/ids.js"
import { language, refusalText, say } from "../modules/language.js"
import { loadList } from "../modules/lists.js"
import { textRefusal } from "../modules/text-rules.js"
import { busy, whyNot } from "./asking.js"
import { FormErrors } from "./form-errors.js"

/** The server's own limit. */
const NAME_MAX = 80
/** What it says when nothing was filled in. */
const MISSING = { name: "err.name", organisation: "err.organisation" }

export class WhoForm extends EventTarget {
  #form = find("#who-form")
  #errors = new FormErrors(this.#form, Object.keys(MISSING))
  #sent = { words: "", id: "" }
  #code = ""

  constructor() {
    super()
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#submitted()
    })
    this.#listSectors()
  }

  /** @param {string} code  The conference to join. */
  ask(code) {
    this.#code = code
    find("#who-title").focus()
  }

  async #submitted() {
    const faults = this.#faults()
    this.#errors.show(faults)
    if (Object.keys(faults).length) return

    const body = this.#identified(this.#words())
    const answer = await busy(this.#form, request(`${this.#code}/join`, { method: "POST", body }))
    if (answer.ok) emit(this, "joined", answer.body)
    else this.#refused(answer)
  }

  #faults() {
    const faults = Object.keys(MISSING).map((field) => {
      const fault = textRefusal(this.#form[field].value, { required: true, most: NAME_MAX })
      return [field, fault?.code === "textMissing" ? say(MISSING[field]) : fault && refusalText(fault)]
    })
    return Object.fromEntries(faults.filter(([, text]) => text))
  }

  #words() {
    const { name, organisation, sector, show } = this.#form
    return {
      name: name.value.trim(),
      organisation: organisation.value.trim(),
      show: show.checked,
      ...(sector.value && { sector: sector.value }),
    }
  }

  /** An answer that got lost must not make two people of one: the same words again have the same id. */
  #identified(form) {
    const words = JSON.stringify([this.#code, form])
    if (this.#sent.words !== words) this.#sent = { words, id: newId() }
    return { id: this.#sent.id, ...form }
  }

  #refused(answer) {
    const field = answer.body?.field
    if (field in MISSING) this.#errors.show({ [field]: whyNot(answer) })
    else this.#errors.show({}, whyNot(answer))
  }

  async #listSectors() {
    const sectors = await loadList("sectors")
    const options = sectors.map((sector) => make("option", { value: sector.key, textContent: sector[language] }))
    find("#sector").append(...options)
  }
}
