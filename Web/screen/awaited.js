/**
 * Something of the server that is asked for until it is there. No DOM; the asking is given.
 *
 * The code of the ledger is signed within a moment, and praise is there once the jury closed; but a line may be down
 * just then, and a hall that waits for a photo is patient.
 */
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8_000

/** @template Key, Value */
export class Awaited {
  #fetch
  #show
  /** @type {Key|undefined} */
  #key
  /** @type {Value|null} */
  #value = null
  #waitMs = FIRST_WAIT_MS
  #timer

  /**
   * @param {(key: Key) => Promise<Value|null>} fetch
   * @param {(value: Value|null, key: Key|undefined) => void} show
   */
  constructor(fetch, show) {
    this.#fetch = fetch
    this.#show = show
  }

  /** @param {Key|undefined} key  What is wanted; undefined for nothing. */
  want(key) {
    if (key === this.#key) return

    this.#key = key
    this.#value = null
    this.#waitMs = FIRST_WAIT_MS
    clearTimeout(this.#timer)
    this.#show(null, key)
    if (key !== undefined) this.#ask(key)
  }

  /** The line is back: no need to wait any longer. */
  hurry() {
    if (this.#key === undefined || this.#value) return

    this.#waitMs = FIRST_WAIT_MS
    clearTimeout(this.#timer)
    this.#ask(this.#key)
  }

  async #ask(key) {
    const value = await this.#fetch(key)
    if (key !== this.#key || this.#value) return
    if (value) {
      this.#value = value
      return this.#show(value, key)
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(key), this.#waitMs)
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS)
  }
}
