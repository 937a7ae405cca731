/**
 * What the jury thinks, as far as this role may know it.
 *
 * Event  change   there is an answer
 *
 * @typedef {{ pitch: string, judges?: number, points?: number, praise?: string[], mine?: Judgement }} Result
 * @typedef {{ points: number, praise?: string }} Judgement
 */
import { request } from "./api.js"
import { emit } from "./events.js"

const JURY_EVENTS = ["juryOpened", "juryClosed", "pitchJudged", "personErased"]
/** Ten judges who save at once must not become ten requests. */
const GATHER_MS = 300
const AGAIN_MS = 5_000

export class JuryResults extends EventTarget {
  #hall
  #timer = null
  #loading = false

  /** @type {Result[]|null} Null before the first answer. */
  pitches = null
  failed = false

  /** @param {import("./hall.js").Hall} hall */
  constructor(hall) {
    super()
    this.#hall = hall
    hall.addEventListener("events", ({ detail }) => {
      if (detail.some(({ type }) => JURY_EVENTS.includes(type))) this.#soon(GATHER_MS)
    })
    hall.addEventListener("line", ({ detail }) => detail === "open" && this.#soon(0))
    if (hall.line.status === "open") this.#soon(0)
  }

  /** @returns {Result|undefined} */
  of(pitch) {
    return this.pitches?.find((result) => result.pitch === pitch)
  }

  #soon(ms) {
    this.#timer ??= setTimeout(() => this.#load(), ms)
  }

  async #load() {
    this.#timer = null
    if (this.#loading) return this.#soon(GATHER_MS)

    this.#loading = true
    const { ok, status, body } = await request(`${this.#hall.code}/jury`, { role: this.#hall.role })
    this.#loading = false
    this.failed = !ok
    if (ok) this.pitches = body.pitches
    else if (status === 0 || status >= 500) this.#soon(AGAIN_MS)
    emit(this, "change")
  }
}
