/** Which names were said already, kept on this device for each pitch. */
export class Ticks {
  #kept
  #code

  /** @param {import("../modules/kept.js").Kept} kept  @param {string} code */
  constructor(kept, code) {
    this.#kept = kept
    this.#code = code
  }

  has(pitch, offer) {
    return this.#of(pitch).includes(offer)
  }

  set(pitch, offer, isTicked) {
    const others = this.#of(pitch).filter((other) => other !== offer)
    this.#kept.put(this.#key(pitch), isTicked ? [...others, offer] : others)
  }

  /** How many of these were not said yet. @param {{ offer: number }[]} offers */
  left(pitch, offers) {
    const said = this.#of(pitch)
    return offers.filter(({ offer }) => !said.includes(offer)).length
  }

  #of(pitch) {
    return this.#kept.get(this.#key(pitch)) ?? []
  }

  #key(pitch) {
    return `named/${this.#code}/${pitch}`
  }
}
