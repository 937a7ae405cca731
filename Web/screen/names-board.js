/** The names on the wall, one after the other as the queue lets them come. */
import { find, make } from "../modules/dom.js"
import { offerSentence } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { dueIn, happened, moved, namesOf, NO_NAMES } from "./names-queue.js"

export class NamesBoard {
  #kinds
  #sectors
  #changed
  #queue = NO_NAMES
  #timer

  /** @param {() => void} changed  Called when other names stand there: they may take more room. */
  constructor(kinds, sectors, changed) {
    this.#kinds = kinds
    this.#sectors = sectors
    this.#changed = changed
  }

  /** What stands is known, and not when it came. */
  begin(pitch) {
    this.#become(namesOf(pitch))
  }

  happened(events, pitch) {
    this.#become(happened(this.#queue, events, pitch))
  }

  #become(queue) {
    const now = performance.now()
    const before = this.#queue.lines
    this.#queue = moved(queue, now)
    if (this.#queue.lines !== before) this.#show(before)

    clearTimeout(this.#timer)
    const wait = dueIn(this.#queue, now)
    if (wait < Infinity) this.#timer = setTimeout(() => this.#become(this.#queue), wait)
  }

  #show(before) {
    const isKnown = ({ offer }) => before.some((line) => line.offer.offer === offer.offer)
    find("#names").replaceChildren(...this.#queue.lines.map((line) => this.#item(line, !isKnown(line))))
    this.#changed()
  }

  #item({ offer, others }, isNew) {
    const item = make("li", { className: "name" })
    item.append(make("span", { className: "said", textContent: offerSentence(offer, this.#kinds, this.#sectors) }))
    if (others.length) {
      item.append(" ", make("span", { className: "others number", textContent: say("screen.others", { n: others.length }) }))
    }
    item.classList.toggle("is-new", isNew && this.#queue.lines[0].offer === offer)
    return item
  }
}
