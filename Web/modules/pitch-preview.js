/**
 * "Zo ziet de zaal het": a small picture of the wall, made of what stands in the form.
 *
 * Who does not see it misses nothing: its words are those of the form, and what does not fit is said beside the title.
 */
import { formatAmount, parseAmount, unit } from "./amounts.js"
import { make, setText } from "./dom.js"
import { pitchedBy } from "./hall-words.js"
import { language, say } from "./language.js"

export class PitchPreview {
  #kinds
  #title = make("p", { className: "wall-title" })
  #who = make("p", { className: "wall-who" })
  #total = make("p", { className: "wall-total number" })
  #unit = make("p", { className: "wall-unit" })
  #bar = make("p", { className: "wall-bar" })

  /** @param {object[]} kinds */
  constructor(kinds) {
    this.#kinds = kinds
    const wall = make("div", { className: "wall" }, this.#title, this.#who, this.#total, this.#unit, this.#bar)
    wall.setAttribute("aria-hidden", "true")
    this.element = make("figure", { className: "preview" }, make("figcaption", { textContent: say("preview.title") }), wall)
  }

  /** @param {import("./pitch-values.js").Values} values  @param {string} [wethouder]  Her name. */
  show({ title, municipality, place, kind0, target0 }, wethouder) {
    setText(this.#title, title.trim() || say("preview.noTitle"))
    setText(this.#who, pitchedBy({ wethouder, municipality: municipality.trim(), place: place.trim() }))
    const kind = this.#kinds.find(({ key }) => key === kind0)
    const target = parseAmount(target0)
    const isWhole = Boolean(kind && target)
    setText(this.#total, isWhole ? say("total", { n: 0, target: formatAmount(target, language) }) : "")
    setText(this.#unit, isWhole ? unit(kind, target, language) : say("preview.noTarget"))
    this.#bar.hidden = !isWhole
  }
}
