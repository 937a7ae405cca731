/**
 * What this judge wrote and did not save yet, and when what was saved was saved; kept on this device, by pitch.
 *
 * @typedef {import("./judgement.js").Judgement} Judgement
 */
import { Kept } from "../modules/kept.js"
import { isSame } from "./judgement.js"

export class Drafts {
  #kept = new Kept()
  #place

  /** @param {() => string} place  Which conference, and which judge: one phone may go from hand to hand. */
  constructor(place) {
    this.#place = place
  }

  /** @returns {Judgement|undefined} */
  of(pitch) {
    return this.#kept.get(this.#name("draft", pitch))
  }

  /** Keeps what was written, unless it is what was saved. */
  write(pitch, judgement, saved) {
    if (isSame(judgement, saved)) this.#kept.remove(this.#name("draft", pitch))
    else this.#kept.put(this.#name("draft", pitch), judgement)
  }

  /** Recorded. What was written since is a draft still. */
  saved(pitch, judgement, at) {
    this.#kept.put(this.#name("saved", pitch), { ...judgement, at })
    if (isSame(judgement, this.of(pitch))) this.#kept.remove(this.#name("draft", pitch))
  }

  /** When this judgement was saved, if that was here. */
  savedAt(pitch, judgement) {
    const last = this.#kept.get(this.#name("saved", pitch))
    return last && isSame(last, judgement) ? last.at : undefined
  }

  #name(what, pitch) {
    return `jury/${this.#place()}/${pitch}/${what}`
  }
}
