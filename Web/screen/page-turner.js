/**
 * Of several sheets a wall shows one, and turns them by itself until somebody turns one by hand (WCAG 2.2.2).
 */
const SHEET_MS = 10_000

export class PageTurner {
  /** @type {HTMLElement[]} */
  #sheets = []
  #at = 0
  #timer
  #whenTurned

  /** @param {(count: number) => void} shown  Called when another sheet, or another number of them, is there. */
  constructor(shown) {
    this.#whenTurned = shown
  }

  /** Other sheets. As many as before is the same with other words: the wall stays where it is. */
  show(sheets) {
    const isSame = sheets.length === this.#sheets.length
    this.#sheets = sheets
    if (!isSame) this.#begin()
    this.#mark()
  }

  /** @param {1|-1} step */
  turn(step) {
    if (this.#sheets.length < 2) return

    clearInterval(this.#timer)
    this.#move(step)
  }

  #begin() {
    this.#at = 0
    clearInterval(this.#timer)
    if (this.#sheets.length > 1) this.#timer = setInterval(() => this.#move(1), SHEET_MS)
  }

  #move(step) {
    this.#at = (this.#at + step + this.#sheets.length) % this.#sheets.length
    this.#mark()
  }

  #mark() {
    this.#sheets.forEach((sheet, place) => sheet.toggleAttribute("data-now", place === this.#at))
    this.#whenTurned(this.#sheets.length)
  }
}
