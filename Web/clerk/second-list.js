/**
 * A second list of the same hands, which is compared and not recorded; it is kept on this device, for each pitch.
 *
 * Event  change                      a line came or went
 * Event  record  detail: difference  what is missing must be recorded after all
 */
import { find, make, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { say } from "../modules/language.js"
import { compareLists, recordedByClerks } from "./compare.js"
import { refill } from "./refill.js"
import { differenceWords, readBack } from "./words.js"

export class SecondList extends EventTarget {
  #root
  #desk
  #people
  #kinds
  #kept
  #code

  /** @param {{ desk, people, kinds, kept, code: string }} parts */
  constructor(root, { desk, people, kinds, kept, code }) {
    super()
    this.#root = root
    this.#desk = desk
    this.#people = people
    this.#kinds = kinds
    this.#kept = kept
    this.#code = code
  }

  add(pitch, line) {
    this.#keep(pitch, [...this.#lines(pitch), line])
  }

  /** @returns {object|undefined} The line that was taken off. */
  removeLast(pitch) {
    const lines = this.#lines(pitch)
    this.#keep(pitch, lines.slice(0, -1))
    return lines.at(-1)
  }

  /** @param {object|undefined} pitch  @param {boolean} canRecord  Whether what is missing can be recorded now. */
  render(pitch, canRecord) {
    const lines = pitch ? this.#lines(pitch.pitch) : []
    const differences = pitch && this.#desk.offers ? this.#differences(pitch.pitch, lines) : []
    setText(find("[data-verdict]", this.#root), this.#verdict(pitch, lines, differences))
    setText(find("[data-count]", this.#root), say("second.mine", { n: lines.length }))
    find("[data-memory]", this.#root).hidden = this.#kept.durable
    refill(find("[data-differences]", this.#root), differences.map((each) => this.#difference(each, pitch.pitch, canRecord)))
    refill(find("[data-lines]", this.#root), this.#items(lines, pitch?.pitch))
  }

  #differences(pitch, lines) {
    const recorded = recordedByClerks(this.#desk.offers, pitch)
    return compareLists(lines, recorded, (kind) => this.#kinds.get(kind).single)
  }

  #verdict(pitch, lines, differences) {
    if (!pitch) return say("second.noPitch")
    if (!this.#desk.offers) return say(this.#desk.failed ? "second.failed" : "loading")
    if (differences.length) return say("second.differ", { n: differences.length })
    return say(lines.length ? "second.equal" : "second.none")
  }

  #difference(difference, pitch, canRecord) {
    const words = make("span", { textContent: differenceWords(difference, this.#people, this.#kinds) })
    const isMissing = difference.type === "missing"
    const isUnderWay = this.#desk.entries.some(
      ({ state, ...entry }) =>
        state === "sending" && entry.pitch === pitch && entry.badge === difference.badge && entry.kind === difference.kind,
    )
    if (isMissing && isUnderWay) return make("li", {}, words, make("strong", { textContent: say("state.sending") }))
    if (!isMissing || !canRecord) return make("li", {}, words)

    const { badge, kind, listed: amount } = difference
    const button = make("button", { type: "button", className: "button", textContent: say("second.record", { badge }) })
    button.ariaLabel = `${say("second.record", { badge })}: ${readBack({ badge, kind, amount }, this.#people, this.#kinds)}`
    button.addEventListener("click", () => emit(this, "record", difference))
    return make("li", {}, words, button)
  }

  #items(lines, pitch) {
    return lines.map((line, at) => {
      const words = readBack(line, this.#people, this.#kinds)
      const remove = make("button", { type: "button", className: "button", textContent: say("second.remove") })
      remove.ariaLabel = `${say("second.remove")}: ${words}`
      remove.addEventListener("click", () => this.#keep(pitch, lines.filter((_, other) => other !== at)))
      return make("li", {}, make("span", { textContent: words }), remove)
    }).reverse()
  }

  #keep(pitch, lines) {
    this.#kept.put(this.#key(pitch), lines)
    emit(this, "change")
  }

  #lines(pitch) {
    return this.#kept.get(this.#key(pitch)) ?? []
  }

  #key(pitch) {
    return `second-list/${this.#code}/${pitch}`
  }
}
