/**
 * Who wears which badge. The page knows it by itself, so that a number is read back at once, also on a bad line.
 *
 * Event  change  the list was fetched, or could not be
 */
import { request } from "../modules/api.js"
import { emit } from "../modules/events.js"

export class People extends EventTarget {
  #code
  #byBadge = new Map()

  /** Whether a badge that is not here is really nobody's. */
  known = false
  failed = false

  /** @param {string} code */
  constructor(code) {
    super()
    this.#code = code
  }

  async load() {
    const { ok, body } = await request(`${this.#code}/people`, { role: "clerk" })
    this.failed = !ok
    if (ok) {
      this.known = true
      this.#byBadge = new Map(body.people.filter(({ badge }) => badge).map((person) => [person.badge, person]))
    }
    emit(this, "change")
  }

  /** @param {number} badge */
  wearing(badge) {
    return this.#byBadge.get(badge)
  }

  /** Those who may offer something. */
  get employers() {
    return [...this.#byBadge.values()].filter(({ role }) => role === "employer")
  }
}
