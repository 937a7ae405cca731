/** How many are in the hall, and which screens are alive. Asked again when their number changes. */
import { announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"

export class Screens {
  #hall
  #asked
  #warned = false

  constructor(hall) {
    this.#hall = hall
    hall.addEventListener("presence", () => this.#counted())
    document.addEventListener("visibilitychange", () => document.hidden || hall.here === 0 || this.#load())
    // Whoever looks is there as well: nobody there means that nothing was counted yet.
    if (hall.here > 0) this.#counted()
  }

  #counted() {
    setText(find("#here"), say("hall.here", { n: this.#hall.here }))
    this.#warn(this.#hall.screens === 0)
    if (this.#hall.screens !== this.#asked) this.#load()
  }

  async #load() {
    const count = this.#hall.screens
    this.#asked = count
    const { ok, body } = await request(`${this.#hall.code}/screens`, { role: "moderator" })
    // An answer to an older question would say what is no longer so.
    if (this.#asked !== count) return

    if (!ok) this.#asked = undefined
    this.#list(ok ? body.screens : [])
    this.#trouble(ok ? (body.screens.length ? "" : "screens.empty") : "screens.failed")
  }

  #list(screens) {
    find("#screens-title").hidden = screens.length === 0
    find("#screens").replaceChildren(...screens.map(item))
  }

  #trouble(key) {
    find("#screens-trouble").hidden = !key
    if (key) setText(find("#screens-trouble"), say(key))
  }

  #warn(isDark) {
    find("#screens-warning").hidden = !isDark
    if (isDark && !this.#warned) announce(say("screens.warning"))
    this.#warned = isDark
  }
}

/** The mark differs in shape, and a word says what it means. */
function item({ name, lines }) {
  const mark = make("span", { className: "mark", ariaHidden: "true", textContent: lines ? "●" : "○" })
  const key = lines === 0 ? "screens.off" : lines === 1 ? "screens.on" : "screens.many"
  return make("li", { data: { alive: String(lines > 0) } }, mark, " ", say(key, { name, n: lines }))
}
