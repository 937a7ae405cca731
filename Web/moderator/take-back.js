/**
 * "Terug": ten seconds to take back what was just done on the stage, whoever did it.
 *
 * Its place is always there, so that nothing moves when the button goes.
 */
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { afterFrame, secondsLeft } from "./step-back.js"

const TICK_MS = 250

export class TakeBack {
  #remote
  #act = null
  #state = null
  #shown = ""
  #timer = null

  constructor(remote) {
    this.#remote = remote
    const { hall } = remote
    this.#state = hall.state
    hall.line.addEventListener("frame", ({ detail }) => this.#heard(detail))
  }

  #heard(frame) {
    const before = this.#act
    this.#act = afterFrame(this.#act, this.#state, frame)
    this.#state = this.#remote.hall.state
    if (this.#act !== before) this.#render()
  }

  #render() {
    clearTimeout(this.#timer)
    const n = secondsLeft(this.#act, this.#remote.hall.now())
    this.#show(n > 0 ? say(this.#act.key, { n: this.#act.n }) : "")
    if (n === 0) return void (this.#act = null)

    setText(find("#back-seconds"), say("back.seconds", { n }))
    this.#timer = setTimeout(() => this.#render(), TICK_MS)
  }

  #show(words) {
    if (words === this.#shown) return

    this.#shown = words
    const place = find("#back")
    // Who was about to press it must not find another button under the finger.
    if (place.contains(document.activeElement)) find("#acts").focus()
    place.replaceChildren(...(words ? [this.#button(words)] : []))
  }

  #button(words) {
    // The seconds are for the eye; to listen to them would leave no time to press.
    const seconds = make("span", { id: "back-seconds", className: "number", ariaHidden: "true" })
    const properties = { type: "button", className: "button button-wide", aria: { describedby: "back-hint" } }
    const button = make("button", properties, make("span", { textContent: words }), " ", seconds)
    button.onclick = (event) => this.#remote.press(event, () => this.#remote.command({ type: "stepBack" }))
    return button
  }
}
