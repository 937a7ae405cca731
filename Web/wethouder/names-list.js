/**
 * The names to read aloud: newest first, each with a box for "genoemd".
 *
 * An item stays where it is and what it is while others come: the box under a thumb must not move.
 *
 * Event  tick  detail: { offer, isTicked }
 */
import { offerNumber } from "../modules/amounts.js"
import { make } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { offeredBy, promised } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { receiptLink } from "../modules/receipt-link.js"

export class NamesList extends EventTarget {
  #root
  #kinds
  #sectors
  #code
  #items = new Map()

  constructor(root, { kinds, sectors, code }) {
    super()
    this.#root = root
    this.#kinds = kinds
    this.#sectors = sectors
    this.#code = code
  }

  /** @param {object[]} offers  Newest first.  @param {(offer: number) => boolean} isTicked */
  show(offers, isTicked) {
    const items = offers.map((offer) => this.#item(offer))
    const numbers = new Set(offers.map(({ offer }) => offer))
    for (const [number, { element }] of this.#items) {
      if (!numbers.has(number)) this.#forget(number, element)
    }
    items.forEach(({ element }, at) => this.#place(element, at))
    items.forEach(({ element, box }, at) => {
      box.checked = isTicked(offers[at].offer)
      element.dataset.named = String(box.checked)
    })
  }

  /** Moves nothing that stands right already. */
  #place(element, at) {
    if (this.#root.children[at] !== element) this.#root.insertBefore(element, this.#root.children[at] ?? null)
  }

  #forget(number, element) {
    element.remove()
    this.#items.delete(number)
  }

  /** The name may be hidden later, or its person erased; then it is another item. */
  #item(offer) {
    const words = JSON.stringify(offer)
    const before = this.#items.get(offer.offer)
    if (before?.words === words) return before

    before?.element.remove()
    const made = { words, ...this.#make(offer) }
    this.#items.set(offer.offer, made)
    return made
  }

  #make({ offer, kind, amount, by, prepared }) {
    const who = offeredBy(by, this.#sectors)
    const box = make("input", { type: "checkbox" })
    box.addEventListener("change", () => emit(this, "tick", { offer, isTicked: box.checked }))
    const number = offerNumber(offer)
    const may = say(by?.organisation ? "wethouder.mayName" : "wethouder.mayNotName")
    const element = make(
      "li",
      {},
      make("strong", { className: "name", textContent: who }),
      make("span", { className: "what", textContent: promised({ kind, amount, prepared }, this.#kinds) }),
      make("span", { className: "quiet number may", textContent: `${number} · ${may}` }),
      make(
        "label",
        { className: "check tick" },
        box,
        make("span", {}, say("wethouder.named"), make("span", { className: "unseen", textContent: ` ${who}, ${number}` })),
      ),
      receiptLink(this.#code, offer, "wethouder"),
    )
    return { element, box }
  }
}
