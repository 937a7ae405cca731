/** All pitches in their order, each with a button to put it on stage where that can be. */
import { find, make } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { pitchedBy } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { seen } from "./acts.js"
import { showState } from "./now.js"

export class Programme {
  #remote
  #shown = ""

  constructor(remote) {
    this.#remote = remote
  }

  render(state) {
    const current = stagedPitch(state)
    const items = state.pitches.map((pitch) => [pitch.pitch, pitch.state, pitch.title, pitchedBy(pitch)])
    const signature = JSON.stringify([state.stage, items])
    // Offers come in all the time, and change nothing here.
    if (signature === this.#shown) return

    this.#shown = signature
    const focused = document.activeElement?.dataset.pitch
    find("#none").hidden = state.pitches.length > 0
    find("#pitches").replaceChildren(...state.pitches.map((pitch) => this.#item(pitch, current)))
    if (focused) (find(`[data-pitch="${focused}"]`) ?? find("#acts")).focus()
  }

  #item(pitch, current) {
    const tag = make("span", { className: "tag" })
    showState(tag, pitch)
    const words = make(
      "div",
      { className: "words" },
      make("p", { className: "title", textContent: pitch.title }),
      make("p", { className: "quiet", textContent: pitchedBy(pitch) }),
    )
    const number = make("span", { className: "number quiet", textContent: String(pitch.number) })
    const item = make("li", {}, number, words, tag)
    if (pitch === current) item.setAttribute("aria-current", "true")
    if (canStage(pitch, current)) item.append(this.#button(pitch))
    return item
  }

  #button(pitch) {
    const text = say(pitch.state === "closed" ? "moderator.again" : "moderator.stage")
    const button = make("button", { type: "button", className: "button", textContent: text, data: { pitch: pitch.pitch } })
    button.setAttribute("aria-label", `${text}: ${pitch.title}`)
    button.onclick = (event) =>
      this.#remote.press(event, () => this.#remote.command({ type: "stagePitch", ...seen(pitch) }))
    return button
  }
}

function canStage(pitch, current) {
  return current?.state !== "open" && pitch !== current && ["ready", "closed"].includes(pitch.state)
}
