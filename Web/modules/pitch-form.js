/**
 * The form for a pitch: a title and what is asked, which are enough for the stage; then the rest.
 *
 * Event  save  detail: object   the fields of `putPitch`, without `pitch`; answered by `saved` or `notSaved`
 *
 * It writes nothing over what somebody is typing. That is kept as a draft on this device until it is saved.
 */
import { announce } from "./announcer.js"
import { find, setText } from "./dom.js"
import { emit } from "./events.js"
import { DraftNotice } from "./pitch-draft-notice.js"
import { knownPromises } from "./pitch-fields.js"
import { buildForm, readForm, writeForm } from "./pitch-form-elements.js"
import { PitchPreview } from "./pitch-preview.js"
import { showFaults, showRoom } from "./pitch-room.js"
import { ASKS_SHOWN, faultsOf, fieldsOf, hasMore, signature, valuesOf } from "./pitch-values.js"

export class PitchForm extends EventTarget {
  #form
  #preview
  #notice
  #drafts
  #pitch = {}
  #wethouder
  #notes
  /** What the version that is being changed says, and what was sent and not answered yet. */
  #base = null
  #sent = null
  #touched = false

  /**
   * @param {{ kinds: object[], regions: object[], themes: object[], sectors: object[] }} lists
   * @param {{ asksWethouder?: boolean, hasNotes?: boolean, drafts: import("./pitch-draft.js").Drafts }} options
   */
  constructor(lists, { asksWethouder = false, hasNotes = false, drafts }) {
    super()
    this.#drafts = drafts
    this.#preview = new PitchPreview(lists.kinds)
    this.#form = buildForm(lists, this.#preview.element, { asksWethouder, hasNotes })
    this.#notice = new DraftNotice(find(".draft", this.#form))
    this.#notice.addEventListener("use", () => this.#useDraft())
    this.#notice.addEventListener("drop", () => this.#dropDraft())
    this.#notice.addEventListener("newer", ({ detail }) => this.show(detail.pitch, { ...detail, again: true }))
    this.#form.addEventListener("submit", (event) => this.#submitted(event))
    this.#form.addEventListener("input", () => this.#typed())
    find(".memory", this.#form).hidden = drafts.durable
  }

  get element() {
    return this.#form
  }

  /**
   * Shows a pitch, or an empty form; a draft of it that is newer is shown or offered.
   *
   * @param {object} [pitch]
   * @param {{ again?: boolean, wethouder?: string, notes?: string }} [options]
   *   again: also over what is being typed.
   */
  show(pitch = {}, { again = false, wethouder, notes } = {}) {
    const values = this.#valuesOf(pitch, notes)
    const isSame = signature(values) === this.#base && pitch.pitch === this.#pitch.pitch
    if (isSame && !again) return
    if (this.#touched && !again) return this.#cameMeanwhile({ pitch, wethouder, notes }, values)

    this.#pitch = pitch
    this.#notes = notes
    this.#wethouder = pitch.wethouder ?? wethouder
    this.#base = signature(values)
    this.#fill(values, false)
    showFaults(this.#form, [])
    if (again) this.#tell("")
    this.#showDraft()
  }

  /** What was sent is saved, as this pitch. What was typed since is a draft of that. */
  saved(text, pitch) {
    this.#base = this.#sent
    this.#sent = null
    this.#settle()
    this.#pitch = { ...this.#pitch, pitch }
    if (signature(readForm(this.#form)) !== this.#base) this.#typed()
    this.#tell(text)
  }

  notSaved(text) {
    this.#sent = null
    this.#tell(text)
  }

  /** What the fields say for this pitch as the server has it. */
  #valuesOf(pitch, notes = "") {
    const asks = (name) => this.#form.elements[name] !== undefined
    const values = valuesOf(pitch, knownPromises(), asks("notes") ? notes : undefined)
    return { ...values, ...(asks("wethouder") && { wethouder: "" }) }
  }

  /** Another version came in while somebody typed here. Their own comes back this way too. */
  #cameMeanwhile(version, values) {
    if (this.#sent !== null) return
    if (signature(values) !== signature(readForm(this.#form))) return this.#notice.showNewer(version)

    this.#base = signature(values)
    this.#settle()
  }

  /** What stands in the fields is what the server has. */
  #settle() {
    this.#touched = false
    this.#drafts.drop(this.#pitch.pitch)
    this.#notice.hide()
  }

  #fill(values, isTouched) {
    writeForm(this.#form, values)
    this.#touched = isTouched
    find("details", this.#form).open = hasMore(values)
    this.#render(values)
  }

  #typed() {
    const values = readForm(this.#form)
    this.#touched = true
    this.#drafts.keep(this.#pitch.pitch, { values, base: this.#base, at: Date.now() })
    this.#render(values)
  }

  #render(values) {
    showRoom(this.#form, values)
    this.#preview.show(values, this.#wethouder)
  }

  #showDraft() {
    const draft = this.#drafts.of(this.#pitch.pitch)
    if (!draft) return this.#notice.hide()

    const isOfThis = draft.base === this.#base
    if (isOfThis) this.#fill({ ...readForm(this.#form), ...draft.values }, true)
    this.#notice.showDraft(draft.at, isOfThis)
  }

  #useDraft() {
    const { values } = this.#drafts.of(this.#pitch.pitch)
    this.#fill({ ...readForm(this.#form), ...values }, true)
    this.#typed()
    this.#notice.hide()
    this.#form.elements.title.focus()
  }

  #dropDraft() {
    this.#settle()
    this.#fill(this.#valuesOf(this.#pitch, this.#notes), false)
    this.#form.elements.title.focus()
  }

  #submitted(event) {
    event.preventDefault()
    this.#tell("")
    const values = readForm(this.#form)
    const faults = faultsOf(values)
    showFaults(this.#form, faults)
    if (faults.length) return

    this.#sent = signature(values)
    emit(this, "save", fieldsOf(values, this.#pitch.asks?.slice(ASKS_SHOWN)))
  }

  #tell(text) {
    const answer = find(".form-answer", this.#form)
    setText(answer, text)
    answer.hidden = text === ""
    if (text) announce(text)
  }
}
