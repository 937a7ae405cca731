/**
 * The kinds with a number each, so that "/2" chooses one without leaving the line.
 *
 * What the pitch asks for comes first. The choice stays as it is while the pitch is the same.
 */
import { find, make } from "../modules/dom.js"
import { language, say } from "../modules/language.js"

const IN_SIGHT = 4

export class KindChoice {
  #root
  #kinds
  #places = []
  #shown = ""
  #pitch

  constructor(root, kinds) {
    this.#root = root
    this.#kinds = kinds
  }

  /** @param {object|undefined} pitch  @param {string[]} inUse  The conference's kinds, in its order. */
  show(pitch, inUse) {
    const asked = (pitch?.asks ?? []).map(({ kind }) => kind)
    const places = [...new Set([...asked, ...inUse])]
    const signature = [pitch?.pitch, ...places].join()
    if (signature === this.#shown) return

    const kept = pitch?.pitch === this.#pitch ? this.key : undefined
    this.#shown = signature
    this.#pitch = pitch?.pitch
    this.#places = places
    const tiles = places.map((key, at) => this.#tile(key, at + 1))
    find("[data-few]", this.#root).replaceChildren(...tiles.slice(0, IN_SIGHT))
    find("[data-more]", this.#root).replaceChildren(...tiles.slice(IN_SIGHT))
    this.#more.hidden = tiles.length <= IN_SIGHT
    this.choose(places.includes(kept) ? places.indexOf(kept) + 1 : 1)
  }

  /** The chosen kind's key. */
  get key() {
    return find("input:checked", this.#root)?.value
  }

  /** @returns {string|undefined} The key of the kind at this place, which is chosen now. */
  choose(place) {
    const key = this.#places[place - 1]
    if (key === undefined) return undefined

    find(`input[value="${key}"]`, this.#root).checked = true
    if (place > IN_SIGHT) this.#more.open = true
    return key
  }

  get count() {
    return this.#places.length
  }

  get #more() {
    const more = find("details", this.#root)
    find("summary", more).textContent = say("clerk.kindsMore", { n: Math.max(0, this.#places.length - IN_SIGHT) })
    return more
  }

  #tile(key, place) {
    return make(
      "label",
      { className: "tile" },
      make("input", { type: "radio", name: "kind", value: key }),
      make("kbd", { textContent: String(place) }),
      make("span", { textContent: this.#kinds.get(key)[language].label }),
    )
  }
}
