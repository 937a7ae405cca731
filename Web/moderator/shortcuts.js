/**
 * The space bar as the large button, for who stands at a laptop.
 *
 * Off until somebody wants it (WCAG 2.1.4: speech input types letters and spaces), and this browser remembers. A field
 * or a button that has the focus keeps its own space.
 *
 * Event  change   switched on or off
 */
import { find } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { Kept } from "../modules/kept.js"

const REMEMBERED = "sneltoetsen"
const OWN_SPACE = "input, select, textarea, button, a, summary"

export class Shortcuts extends EventTarget {
  #kept = new Kept()
  #box = find("#keys")
  #isTickedByMouse = false

  constructor() {
    super()
    this.#box.checked = this.#kept.get(REMEMBERED) === true
    this.#box.addEventListener("change", () => {
      this.#kept.put(REMEMBERED, this.areOn)
      emit(this, "change")
    })
    this.#box.closest("label").addEventListener("pointerdown", () => (this.#isTickedByMouse = true))
    this.#box.addEventListener("blur", () => (this.#isTickedByMouse = false))
    addEventListener("keydown", (event) => this.#pressed(event))
  }

  get areOn() {
    return this.#box.checked
  }

  #pressed(event) {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (!this.areOn || event.key !== " " || !isPlain || this.#isOwn(event.target)) return

    event.preventDefault()
    this.#box.blur()
    if (!event.repeat) find("#main-button")?.click()
  }

  /** Who ticks the box with a mouse goes on to press space, and not to untick it. */
  #isOwn(target) {
    if (target === this.#box) return !this.#isTickedByMouse
    return Boolean(target.closest?.(OWN_SPACE))
  }
}
