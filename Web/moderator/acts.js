/**
 * The large button, always in the same place, and what belongs to its moment: the time to close in, or half a minute
 * more.
 */
import { find, make } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { say } from "../modules/language.js"
import { mainAct, secondsWithMore } from "./running-order.js"

const WORDS = { open: "moderator.open", close: "moderator.close", next: "moderator.next", thanks: "show.thanks" }
const CLOSING_MINUTES = [1, 2, 3, 5]

export class Acts {
  #remote
  #shown = ""

  constructor(remote) {
    this.#remote = remote
    listClosingTimes()
    find("#longer").addEventListener("click", (event) => remote.press(event, () => this.#longer()))
    // A key that is held down must not walk through the whole round.
    find("#acts").addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.preventDefault())
  }

  render(state) {
    const pitch = stagedPitch(state)
    find("#closing-field").hidden = pitch?.state !== "onStage"
    find("#longer").hidden = pitch?.state !== "open"

    const main = mainAct(state)
    const signature = JSON.stringify([main?.act, main?.pitch?.pitch, main?.pitch?.title, this.#remote.hasKeys])
    // The button stays the same element while it means the same, so that a press is never lost.
    if (signature === this.#shown) return

    this.#shown = signature
    const place = find("#main-act")
    const hadFocus = place.contains(document.activeElement)
    place.replaceChildren(main ? this.#button(main) : this.#nothing(state))
    if (hadFocus) (place.querySelector("button") ?? find("#acts")).focus()
  }

  #button(main) {
    const words = make("span", { className: "words", textContent: say(WORDS[main.act], main.pitch) })
    const properties = { id: "main-button", type: "button", className: "button button-main button-wide" }
    const button = make("button", { ...properties, data: { act: main.act } }, words)
    if (this.#remote.hasKeys) {
      button.setAttribute("aria-keyshortcuts", "Space")
      button.append(make("kbd", { ariaHidden: "true", textContent: say("moderator.space") }))
    }
    button.onclick = (event) => this.#remote.press(event, () => this.#act(main))
    return button
  }

  #nothing(state) {
    const text = state.pitches.length ? say("moderator.last") : ""
    return make("p", { className: "quiet", textContent: text })
  }

  #act({ act, pitch }) {
    const { command } = this.#remote
    switch (act) {
      case "open":
        return command({ type: "openOffers", ...seen(pitch), ...closingTime() })
      case "close":
        return command({ type: "closeOffers", ...seen(pitch) })
      case "next":
        return command({ type: "stagePitch", ...seen(pitch) })
      case "thanks":
        return command({ type: "clearStage", interlude: "thanks" })
    }
  }

  #longer() {
    const { hall, command } = this.#remote
    const pitch = stagedPitch(hall.state)
    const closesInSeconds = secondsWithMore(pitch.closesAt, hall.now())
    return command({ type: "openOffers", ...seen(pitch), closesInSeconds })
  }
}

/** What was seen when the button was pressed: of two who press at once, one is told that it was done already. */
export function seen({ pitch, state }) {
  return { pitch, expect: state }
}

function closingTime() {
  const seconds = Number(find("#closing").value)
  return seconds ? { closesInSeconds: seconds } : {}
}

function listClosingTimes() {
  const never = make("option", { value: "", textContent: say("moderator.closesNever") })
  const options = CLOSING_MINUTES.map((n) =>
    make("option", { value: String(n * 60), textContent: say("moderator.minutes", { n }) }),
  )
  find("#closing").append(never, ...options)
}
