/** The pitches in their order, and the form to change one or add another. */
import { find, make, setText } from "../modules/dom.js"
import { pitchedBy, progress } from "../modules/hall-words.js"
import { Kept } from "../modules/kept.js"
import { refusalText, say } from "../modules/language.js"
import { Drafts } from "../modules/pitch-draft.js"
import { PitchForm } from "../modules/pitch-form.js"
import { showPitchLog } from "./pitch-log.js"

export class Programme {
  #desk
  #form = null
  /** The pitch in the form; undefined while a new one is written. */
  #editing
  #shown = ""

  constructor(desk) {
    this.#desk = desk
    find("#add-pitch").addEventListener("click", () => this.#edit(undefined))
    find("#back").addEventListener("click", () => this.#close())
  }

  render() {
    const { pitches } = this.#desk.hall.state
    const signature = JSON.stringify(pitches)
    if (signature === this.#shown) return

    this.#shown = signature
    find("#no-pitches").hidden = pitches.length > 0
    find("#pitches").replaceChildren(...pitches.map((pitch) => this.#row(pitch)))
  }

  #row(pitch) {
    const far = progress(pitch, this.#desk.kinds)
    const tag = make("span", { className: "tag", textContent: say(`pitch.state.${pitch.state}`) })
    tag.dataset.state = pitch.state
    const edit = make("button", {
      type: "button",
      className: "button",
      textContent: say("organiser.editShort"),
      ariaLabel: say("organiser.edit", { n: pitch.number }),
      onclick: () => this.#edit(pitch.pitch),
    })
    const isFixed = pitch.state === "open" || pitch.state === "closed"
    const who = make("span", { className: "quiet", textContent: pitchedBy(pitch) })
    const title = make("td", {}, make("strong", { textContent: pitch.title }), make("br"), who)
    return make(
      "tr",
      {},
      make("td", { className: "number", textContent: String(pitch.number) }),
      title,
      make("td", {}, tag),
      make("td", { className: "number", textContent: far ? `${far.text} ${far.unit}` : "" }),
      make("td", {}, ...(isFixed ? [] : [edit])),
    )
  }

  #edit(id) {
    const pitch = this.#desk.hall.state.pitches.find(({ pitch }) => pitch === id)
    this.#editing = id
    this.#form ??= this.#newForm()
    this.#form.show(pitch, { again: true })
    setText(find("#editor-title"), pitch ? say("organiser.edit", { n: pitch.number }) : say("organiser.add"))
    find("#programme-list").hidden = true
    find("#editor").hidden = false
    showPitchLog(this.#desk, id)
    find("#editor-title").focus()
  }

  #close() {
    find("#programme-list").hidden = false
    find("#editor").hidden = true
    find("#add-pitch").focus()
  }

  #newForm() {
    const { hall, kinds, regions, themes, sectors } = this.#desk
    const { kinds: inUse, regions: used } = hall.state.conference
    const form = new PitchForm(
      {
        kinds: (inUse ?? kinds.all.map(({ key }) => key)).map(kinds.get),
        regions: used?.length ? regions.filter(({ code }) => used.includes(code)) : regions,
        themes,
        sectors,
      },
      { asksWethouder: true, drafts: new Drafts(new Kept(), `${hall.code}/organiser`) },
    )
    form.addEventListener("save", ({ detail }) => this.#save(detail))
    find("#form").append(form.element)
    return form
  }

  async #save(fields) {
    const wish = { type: "putPitch", ...(this.#editing && { pitch: this.#editing }), ...fields }
    const told = await this.#desk.hall.ask(wish)
    if (told.type === "refused") return this.#form.notSaved(refusalText(told))

    this.#editing = told.pitch ?? this.#editing
    this.#form.saved(say(fields.asks.length ? "form.saved" : "form.savedDraft"), this.#editing)
  }
}
