/**
 * New names for a wethouder who listens: one announcement in five seconds at most, the newest name and how many others.
 *
 * No DOM; what speaks is given.
 */
export const EVERY_MS = 5_000

export class ReadAloud {
  #speak
  #pending = []
  #timer = null
  #lastAt = -Infinity

  /** @param {(newest: object, others: number) => void} speak */
  constructor(speak) {
    this.#speak = speak
  }

  /** @param {object} offer  One that came in just now. */
  heard(offer) {
    this.#pending.push(offer)
    if (this.#timer !== null) return

    const wait = Math.max(0, this.#lastAt + EVERY_MS - Date.now())
    this.#timer = setTimeout(() => this.#say(), wait)
  }

  /** What was not said yet never will be. */
  stop() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#pending = []
  }

  #say() {
    const newest = this.#pending.at(-1)
    const others = this.#pending.length - 1
    this.#pending = []
    this.#timer = null
    this.#lastAt = Date.now()
    this.#speak(newest, others)
  }
}
