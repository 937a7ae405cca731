/** What was promised before the day, for the silence in which nobody is first: one button shows it all. */
import { request } from "../modules/api.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { say } from "../modules/language.js"

const EVENTS = ["offerPrepared", "preparedDropped", "offerMade", "rehearsalWiped"]

export class Prepared {
  #remote
  #waiting = []

  constructor(remote) {
    this.#remote = remote
    find("#reveal").addEventListener("click", (event) => remote.press(event, () => this.#reveal()))
    remote.hall.addEventListener("anew", () => this.#load())
    remote.hall.addEventListener("events", ({ detail }) => detail.some(({ type }) => EVENTS.includes(type)) && this.#load())
  }

  render(state) {
    const pitch = stagedPitch(state)
    const n = this.#waiting.filter((each) => each.pitch === pitch?.pitch).length
    find("#reveal").hidden = n === 0 || pitch.state !== "open"
    setText(find("#reveal"), say("tips.reveal", { n }))
  }

  async #load() {
    const { ok, body } = await request(`${this.#remote.hall.code}/prepared`, { role: "moderator" })
    if (!ok) return

    this.#waiting = body.prepared.filter(({ offer }) => offer === undefined)
    if (this.#remote.hall.state) this.render(this.#remote.hall.state)
  }

  #reveal() {
    const { pitch } = stagedPitch(this.#remote.hall.state)
    return this.#remote.command({ type: "revealPrepared", pitch })
  }
}
