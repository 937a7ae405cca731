/**
 * Everybody who takes part, as the organiser may know them; asked again when somebody came in or changed.
 *
 * Event  change  the list was fetched
 */
import { emit } from "../modules/events.js"

const EVENTS = ["personAdmitted", "personErased", "personChanged", "personRevoked"]
/** A list of thousands that is brought in must not become thousands of requests. */
const REFRESH_MS = 500

export class PeopleStore extends EventTarget {
  #ask
  #timer = null
  all = []
  known = false

  /** @param {(path: string) => Promise<{ ok: boolean, body: any }>} ask */
  constructor(ask) {
    super()
    this.#ask = ask
  }

  happened(events) {
    if (events.some(({ type }) => EVENTS.includes(type))) this.refresh()
  }

  refresh() {
    this.#timer ??= setTimeout(() => this.#load(), REFRESH_MS)
  }

  async #load() {
    this.#timer = null
    const { ok, body } = await this.#ask("people")
    if (!ok) return

    this.all = body.people
    this.known = true
    emit(this, "change")
  }
}
