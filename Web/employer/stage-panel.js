/** The upper half of an employer's page: the pitch in front of them, or what the hall waits for. Aloud as well. */
import { alarm, announce, announceTotal } from "../modules/announcer.js"
import { find, setText } from "../modules/dom.js"
import { progress } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { pitchStory, showPitch } from "../modules/pitch-view.js"
import { lobbyWords } from "./lobby-words.js"
import { promisesInSight } from "./promises.js"

export class StagePanel {
  #kinds
  #shown
  #title = null
  #state = null
  #spoken = null
  #story = null

  constructor(kinds) {
    this.#kinds = kinds
  }

  /**
   * @param {import("../modules/hall-state.js").Hall} hall
   * @param {import("../modules/hall-state.js").Pitch} [pitch]  None in the lobby.
   */
  show(hall, pitch) {
    find("#loading").hidden = true
    find("#lobby").hidden = Boolean(pitch)
    find("#pitch").hidden = !pitch
    if (pitch) this.#showPitch(pitch, hall.pitches)
    else this.#showLobby(hall)
  }

  #showLobby(hall) {
    const words = lobbyWords(hall)
    setText(find("#lobby-title"), say(`employer.${words}`))
    setText(find("#lobby-body"), say(`employer.${words}Body`))
    if (words === "thanks" && this.#title !== say("employer.thanks")) find("#mine").open = true
    this.#turnTo(null, say(`employer.${words}`))
  }

  #showPitch(pitch, pitches) {
    showPitch(pitch, pitches, this.#kinds)
    this.#showStory(pitch)
    this.#turnTo(pitch.pitch, pitch.title)
    this.#tellState(pitch.state)
    const far = progress(pitch, this.#kinds)
    if (far && this.#spoken !== null && far.spoken !== this.#spoken) announceTotal(far.spoken)
    this.#spoken = far?.spoken ?? null
  }

  /** What stands there now is another thing than before: who listens hears which. */
  #turnTo(shown, title) {
    if (shown !== this.#shown) this.#state = this.#spoken = null
    const isNews = shown === null ? title !== this.#title : shown !== this.#shown
    if (this.#title !== null && isNews) announce(title)
    this.#shown = shown
    this.#title = title
  }

  #tellState(state) {
    if (this.#state !== null && this.#state !== state) {
      if (state === "open") announce(say("wait.opened"))
      if (state === "onStage") announce(say("wait.title"))
      if (state === "closed") alarm(say("timer.0"))
    }
    this.#state = state
  }

  #showStory(pitch) {
    const { problem, forWhom, asks, promises, firstStep } = pitch
    const story = JSON.stringify([problem, forWhom, asks, promises, firstStep])
    if (story === this.#story) return

    this.#story = story
    const parts = pitchStory(pitch, this.#kinds)
    find("#pitch-story").replaceChildren(...parts)
    find("#pitch-more").hidden = parts.length === 0
    const { words, left } = promisesInSight(promises)
    find("#pitch-promise").hidden = !words
    setText(find("#pitch-promise-words"), left ? `${words} · ${say("promises.more", { n: left })}` : words)
  }
}
