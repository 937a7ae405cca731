/**
 * A pitch that somebody is writing, kept on this device until it is saved. Pure, but for where it is kept.
 *
 * With it is kept which version it was made of: a draft never takes the place of a newer one by itself.
 *
 * @typedef {{ at: number, base: string, values: import("./pitch-values.js").Values }} Draft
 */
import { signature } from "./pitch-values.js"

export class Drafts {
  #kept
  #scope

  /** @param {import("./kept.js").Kept} kept  @param {string} scope  One conference and role. */
  constructor(kept, scope) {
    this.#kept = kept
    this.#scope = scope
  }

  /** False when a draft lives only as long as the page. */
  get durable() {
    return this.#kept.durable
  }

  /** @returns {Draft|undefined} */
  of(pitch) {
    return this.#kept.get(this.#key(pitch))
  }

  /** What differs from its base is a draft; what does not is none. */
  keep(pitch, { values, base, at }) {
    if (signature(values) === base) this.drop(pitch)
    else this.#kept.put(this.#key(pitch), { at, base, values })
  }

  drop(pitch) {
    this.#kept.remove(this.#key(pitch))
  }

  #key(pitch = "new") {
    return `pitch-draft/${this.#scope}/${pitch}`
  }
}
