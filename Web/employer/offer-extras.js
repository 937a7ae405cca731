/**
 * What an employer may add to an offer: a remark, what they need, whether their name may be shown.
 *
 * All of it is folded away or ticked already: none of it stands between a thumb and the button.
 */
import { find, setText } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { textRefusal } from "../modules/text-rules.js"

/** The server's own limits. */
const TEXTS = { note: 500, other: 140 }
const EMPTY = { note: "", other: "", needs: [] }

export class OfferExtras {
  #note = find("#note")
  #other = find("#need-other")
  #needs = [...document.querySelectorAll("[name=need]")]
  #pitch = null
  /** What was begun, by pitch: going to another pitch and back loses nothing. */
  #drafts = new Map()

  constructor() {
    const fields = [this.#note, this.#other, ...this.#needs]
    for (const field of fields) field.addEventListener("input", () => this.#touched())
  }

  /** Somebody is writing here, or has. */
  get isBusy() {
    const { note, other, needs } = this.#draft
    const isTyping = [this.#note, this.#other].includes(document.activeElement)
    return isTyping || note.trim() !== "" || other.trim() !== "" || needs.length > 0
  }

  /** Whether the name may be shown, unless the employer says otherwise here. */
  set show(show) {
    find("#show").checked = show
  }

  /** @param {string} pitch */
  begin(pitch) {
    this.#pitch = pitch
    const { note, other, needs } = this.#drafts.get(pitch) ?? EMPTY
    this.#note.value = note
    this.#other.value = other
    for (const box of this.#needs) box.checked = needs.includes(box.value)
    find("#note-box").open = note !== ""
    find("#needs-box").open = needs.length > 0 || other !== ""
    this.#tell("note", "")
    this.#tell("other", "")
    this.#count()
  }

  /** It was offered: the next offer begins empty. */
  drop(pitch) {
    this.#drafts.delete(pitch)
  }

  /** Who wants to be called writes where. */
  askForNumber(isAsked) {
    setText(find("#note-words"), say(isAsked ? "bid.phone" : "bid.note"))
    setText(find("#note-hint"), say(isAsked ? "bid.phoneHint" : "bid.noteHint"))
    find("#note-box").open = isAsked || this.#note.value !== ""
  }

  /** @returns {boolean} Whether it can be offered; if not, it says why, where it is. */
  check() {
    for (const [name, most] of Object.entries(TEXTS)) {
      const fault = textRefusal(this.#draft[name], { most })
      this.#tell(name, fault ? refusalText(fault) : "")
      if (fault) {
        find(name === "note" ? "#note-box" : "#needs-box").open = true
        this.#field(name).focus()
        return false
      }
    }
    return true
  }

  /** As the wire has it; what is empty is absent. */
  get words() {
    const { note, other, needs } = this.#draft
    const all = [...needs, ...(other.trim() ? [other.trim()] : [])]
    return {
      show: find("#show").checked,
      ...(note.trim() && { note: note.trim() }),
      ...(all.length > 0 && { needs: all }),
    }
  }

  get #draft() {
    const needs = this.#needs.filter(({ checked }) => checked).map(({ value }) => value)
    return { note: this.#note.value, other: this.#other.value, needs }
  }

  #touched() {
    this.#drafts.set(this.#pitch, this.#draft)
    this.#count()
  }

  /** What is folded away is not forgotten. */
  #count() {
    const n = this.words.needs?.length ?? 0
    setText(find("#needs-title"), n ? say("needs.some", { n }) : say("needs.title"))
  }

  #field(name) {
    return name === "note" ? this.#note : this.#other
  }

  #tell(name, text) {
    setText(find(`#${name}-error`), text)
    this.#field(name).setAttribute("aria-invalid", String(text !== ""))
  }
}
