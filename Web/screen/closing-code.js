/**
 * The ledger's code at the moment a round closed: asked for until it is there. No DOM; the asking is given.
 *
 * The server signs within a moment, but a line may be down just then, and a hall that waits for a photo is patient.
 */
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8_000

export class ClosingCode {
  #fetch
  #show
  #seq
  #note = null
  #waitMs = FIRST_WAIT_MS
  #timer

  /**
   * @param {(seq: number) => Promise<import("../modules/note.js").Note|null>} fetch
   * @param {(note: import("../modules/note.js").Note|null, seq: number|undefined) => void} show
   */
  constructor(fetch, show) {
    this.#fetch = fetch
    this.#show = show
  }

  /** @param {number|undefined} seq  Where it closed; undefined while it has not. */
  closedAt(seq) {
    if (seq === this.#seq) return

    this.#seq = seq
    this.#note = null
    this.#waitMs = FIRST_WAIT_MS
    clearTimeout(this.#timer)
    this.#show(null, seq)
    if (seq !== undefined) this.#ask(seq)
  }

  /** The line is back: no need to wait any longer. */
  hurry() {
    if (this.#seq === undefined || this.#note) return

    this.#waitMs = FIRST_WAIT_MS
    clearTimeout(this.#timer)
    this.#ask(this.#seq)
  }

  async #ask(seq) {
    const note = await this.#fetch(seq)
    if (seq !== this.#seq || this.#note) return
    if (note) {
      this.#note = note
      return this.#show(note, seq)
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(seq), this.#waitMs)
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS)
  }
}
