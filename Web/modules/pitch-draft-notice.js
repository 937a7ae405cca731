/**
 * What the pitch form says of a draft, or of a version that came in while somebody typed.
 *
 * Event  use                     the draft that was offered
 * Event  drop                    the draft may go
 * Event  newer  detail: version  show that version
 */
import { announce } from "./announcer.js"
import { make } from "./dom.js"
import { emit } from "./events.js"
import { clockTime } from "./hall-words.js"
import { say } from "./language.js"

export class DraftNotice extends EventTarget {
  #root
  #version = null

  constructor(root) {
    super()
    this.#root = root
  }

  hide() {
    this.#version = null
    this.#root.hidden = true
  }

  /** @param {number} at  @param {boolean} isShown  Whether it stands in the fields already. */
  showDraft(at, isShown) {
    const drop = this.#button("draft.drop", () => emit(this, "drop"))
    const use = this.#button("draft.use", () => emit(this, "use"))
    const text = say(isShown ? "draft.shown" : "draft.offered", { time: clockTime(at) })
    this.#show(text, isShown ? [drop] : [use, drop])
  }

  showNewer(version) {
    if (!this.#version) this.#show(say("draft.newer"), [this.#button("draft.see", () => emit(this, "newer", this.#version))])
    this.#version = version
  }

  #show(text, buttons) {
    this.#root.replaceChildren(make("p", { textContent: text }), make("div", { className: "buttons" }, ...buttons))
    this.#root.hidden = false
    announce(text)
  }

  #button(key, onclick) {
    return make("button", { type: "button", className: "button", textContent: say(key), onclick })
  }
}
