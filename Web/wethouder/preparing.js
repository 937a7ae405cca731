/**
 * The pitch beforehand: the form for it, and what the hall looks at meanwhile.
 *
 * Event  change  a pitch was saved here
 */
import { find, setText } from "../modules/dom.js"
import { emit } from "../modules/events.js"
import { stagedPitch } from "../modules/hall-state.js"
import { refusalText, say } from "../modules/language.js"
import { Drafts } from "../modules/pitch-draft.js"
import { PitchForm } from "../modules/pitch-form.js"

export class Preparing extends EventTarget {
  #parts
  #form = null
  /** The pitch that was made here and that the server does not list with this person yet. */
  #added = null
  /** Notes that were saved here: the server tells them only when a page comes in. */
  #savedNotes = new Map()

  /** @param {{ hall, kept, kinds, regions, themes, sectors }} parts */
  constructor(parts) {
    super()
    this.#parts = parts
  }

  /** Her own pitches. */
  get pitches() {
    const { hall } = this.#parts
    const own = [...(hall.you?.pitches ?? []), this.#added]
    return (hall.state?.pitches ?? []).filter(({ pitch }) => own.includes(pitch))
  }

  notesOf(pitch) {
    return this.#savedNotes.get(pitch?.pitch) ?? this.#parts.hall.you?.notes?.[pitch?.pitch] ?? ""
  }

  render(pitch) {
    const isFrozen = pitch?.state === "closed"
    this.#renderNow()
    setText(find("#intro"), say(isFrozen ? "wethouder.frozen" : pitch ? "wethouder.intro" : "wethouder.none"))
    find("#state").hidden = !pitch
    if (pitch) setText(find("#state"), say(`pitch.state.${pitch.state}`))
    find("#form").hidden = isFrozen
    if (isFrozen) return

    this.#form ??= this.#newForm()
    this.#form.show(pitch, { wethouder: this.#parts.hall.you?.name, notes: this.notesOf(pitch) })
  }

  /** What the hall looks at, when it is not her pitch. */
  #renderNow() {
    const { state } = this.#parts.hall
    const staged = stagedPitch(state)
    const interlude = state.interlude ? say(`wethouder.now.${state.interlude}`) : ""
    const words = staged ? say("wethouder.now", { title: staged.title }) : interlude
    setText(find("#now"), words)
    find("#now").hidden = !words
  }

  #newForm() {
    const { hall, kept, kinds, regions, themes, sectors } = this.#parts
    const { kinds: inUse, regions: inConference } = hall.state.conference
    const lists = {
      kinds: (inUse ?? kinds.all.map(({ key }) => key)).map(kinds.get),
      regions: inConference?.length ? regions.filter(({ code }) => inConference.includes(code)) : regions,
      themes,
      sectors,
    }
    const made = new PitchForm(lists, { hasNotes: true, drafts: new Drafts(kept, `${hall.code}/wethouder`) })
    made.addEventListener("save", ({ detail }) => this.#save(detail))
    find("#form").append(made.element)
    return made
  }

  async #save(fields) {
    const own = this.pitches[0]
    const answer = await this.#parts.hall.ask({ type: "putPitch", ...(own && { pitch: own.pitch }), ...fields })
    if (answer.type === "refused") return this.#form.notSaved(refusalText(answer))

    const id = own?.pitch ?? answer.pitch
    if (!own) this.#added = id
    this.#savedNotes.set(id, fields.notes)
    this.#form.saved(say(fields.asks.length ? "form.saved" : "form.savedDraft"), id)
    emit(this, "change")
  }
}
