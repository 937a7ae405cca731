/**
 * "U bent Anna de Vries van Bakkerij Jansen. Klopt dit?", once for each badge on each phone.
 *
 * A badge may have been swapped at the door. The question stands above the pitch and waits; nothing waits for it.
 */
import { request } from "../modules/api.js"
import { find, setText } from "../modules/dom.js"
import { isMe, leftHere, markMe } from "../modules/here.js"
import { say } from "../modules/language.js"

export class ItIsMe {
  #code
  #badge
  /** Said on this page, also where a browser keeps nothing. */
  #said = new Set()

  /** @param {string} code */
  constructor(code) {
    this.#code = code
    find("#me-yes").addEventListener("click", () => this.#yes())
    find("#me-no").addEventListener("click", () => this.#no())
  }

  /** @param {{ badge?: number, name?: string, organisation?: string }} you  Without a name, whoever was erased. */
  ask({ badge, name, organisation }) {
    this.#badge = badge
    const isAsked = Boolean(badge && name) && !this.#said.has(badge) && !isMe(this.#code, badge)
    const key = organisation ? "join.confirm" : "join.confirmShort"
    setText(find("#me-words"), isAsked ? say(key, { name, organisation }) : "")
    find("#me").hidden = !isAsked
  }

  #yes() {
    this.#said.add(this.#badge)
    markMe(this.#code, this.#badge)
    find("#me").hidden = true
    find("#main").focus({ preventScroll: true })
  }

  /** Signs out; what was offered stays whose it was. */
  async #no() {
    const { status } = await request(`${this.#code}/leave`, { role: "employer", method: "POST" })
    if (status === 0) return setText(find("#me-error"), say("join.err.offline"))

    leftHere(this.#code)
    location.assign(`/${this.#code}`)
  }
}
