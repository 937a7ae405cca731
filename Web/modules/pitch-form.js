/**
 * The form for a pitch: a title, five short fields, and where it is about.
 *
 * Event  save  detail: object   the fields of `putPitch`, without `pitch`
 *
 * It writes nothing over what somebody is typing: `show` is deaf once a field was touched.
 */
import { parseAmount } from "./amounts.js"
import { find, make, setText } from "./dom.js"
import { emit } from "./events.js"
import { language, say } from "./language.js"

/** Two things at most: a hall remembers no more. Pitches that have more keep them. */
const ASKS_SHOWN = 2
const TARGET_MAX = 1_000_000
const TITLE_MAX = 140
const PARAGRAPH_MAX = 500
const NAME_MAX = 80

/** What municipalities promise most; anything else is written in their own words. */
const PROMISES = [
  "contact", "answer", "paperwork", "jobcoach", "subsidy", "norisk",
  "trial", "training", "meet", "lead", "budget", "coaching",
]

export class PitchForm extends EventTarget {
  #lists
  #form
  #touched = false
  #asks = []

  /**
   * @param {{ kinds: object[], regions: object[], themes: object[], sectors: object[] }} lists
   * @param {{ asksWethouder?: boolean }} [options]
   */
  constructor(lists, { asksWethouder = false } = {}) {
    super()
    this.#lists = lists
    this.#form = this.#build(asksWethouder)
    this.#form.addEventListener("submit", (event) => this.#submitted(event))
    this.#form.addEventListener("input", () => (this.#touched = true))
  }

  get element() {
    return this.#form
  }

  /** Shows a pitch, or an empty form. */
  show(pitch = {}, { again = false } = {}) {
    if (this.#touched && !again) return

    this.#touched = false
    for (const name of ["title", "problem", "forWhom", "firstStep", "municipality", "place"]) {
      this.#field(name).value = pitch[name] ?? ""
    }
    for (const name of ["region", "theme", "sector"]) this.#field(name).value = pitch[name] ?? ""
    this.#showAsks(pitch.asks ?? [])
    this.#showPromises(pitch.promises ?? [])
    this.#titleError("")
    if (again) this.tell("")
  }

  /** What was typed is saved now, so a change from elsewhere may be shown again. */
  saved() {
    this.#touched = false
  }

  tell(text) {
    const answer = find(".form-answer", this.#form)
    setText(answer, text)
    answer.hidden = text === ""
  }

  #build(asksWethouder) {
    const { regions, themes, sectors } = this.#lists
    const regionOptions = regions.map(({ code, name }) => [code, name])
    const wordOptions = (list) => list.map((item) => [item.key, item[language]])
    return make(
      "form",
      { className: "stack pitch-form", noValidate: true },
      this.#text("title", "form.title", { hint: "form.titleHint", max: TITLE_MAX }),
      this.#area("problem", "pitch.problem"),
      this.#area("forWhom", "pitch.forWhom"),
      this.#asksFields(),
      this.#promiseFields(),
      this.#area("firstStep", "pitch.firstStep"),
      this.#text("municipality", "form.municipality", { max: NAME_MAX }),
      this.#text("place", "form.place", { max: NAME_MAX }),
      this.#select("region", "form.region", regionOptions),
      this.#select("theme", "form.theme", wordOptions(themes)),
      this.#select("sector", "form.sector", wordOptions(sectors)),
      ...(asksWethouder ? [this.#text("wethouder", "form.wethouder", { inputMode: "numeric" })] : []),
      make("p", { className: "notice form-answer", hidden: true }),
      make("button", {
        type: "submit",
        className: "button button-main button-wide",
        textContent: say("form.save"),
      }),
    )
  }

  #text(name, key, { hint, max, inputMode } = {}) {
    const input = make("input", { className: "input", name, id: `pitch-${name}-field`, autocomplete: "off" })
    if (max) input.maxLength = max
    if (inputMode) input.inputMode = inputMode
    return labelled(input, key, hint)
  }

  #area(name, key) {
    const id = `pitch-${name}-field`
    return labelled(make("textarea", { className: "input", name, id, maxLength: PARAGRAPH_MAX }), key)
  }

  #select(name, key, options) {
    const select = make("select", { className: "input", name, id: `pitch-${name}-field` })
    select.append(option("", say("form.choose")), ...options.map(([value, text]) => option(value, text)))
    return labelled(select, key)
  }

  #asksFields() {
    const rows = Array.from({ length: ASKS_SHOWN }, (_, at) => this.#askRow(at))
    const legend = make("legend", { textContent: say("pitch.ask") })
    return make("fieldset", { className: "stack-tight" }, legend, ...rows, error("asks"))
  }

  #askRow(at) {
    const kinds = this.#lists.kinds.filter(({ counted }) => counted)
    const select = make("select", { className: "input", name: `kind${at}`, id: `pitch-kind${at}` })
    select.append(
      option("", say("form.choose")),
      ...kinds.map((kind) => option(kind.key, kind[language].label)),
    )
    const target = make("input", {
      className: "input number", name: `target${at}`, id: `pitch-target${at}`, inputMode: "numeric", autocomplete: "off",
    })
    const capped = make("input", { type: "checkbox", name: `capped${at}`, id: `pitch-capped${at}` })
    return make(
      "div",
      { className: "ask", role: "group", ariaLabel: say(`form.askKind${at}`) },
      labelled(select, `form.askKind${at}`),
      labelled(target, `form.askTarget${at}`),
      make("label", { className: "check" }, capped, make("span", { textContent: say("form.capped") })),
    )
  }

  #promiseFields() {
    const legend = make("legend", { textContent: say("pitch.promises") })
    const hint = make("p", { className: "quiet", textContent: say("form.promisesHint") })
    const boxes = PROMISES.map((key) => {
      const box = make("input", { type: "checkbox", name: "promise", value: say(`promise.${key}`) })
      return make("label", { className: "check" }, box, make("span", { textContent: box.value }))
    })
    const other = make("textarea", { className: "input", name: "ownPromises", id: "pitch-own-promises", rows: 2 })
    return make("fieldset", {}, legend, hint, ...boxes, labelled(other, "form.promiseOther"))
  }

  #showAsks(asks) {
    this.#asks = asks
    for (let at = 0; at < ASKS_SHOWN; at += 1) {
      this.#field(`kind${at}`).value = asks[at]?.kind ?? ""
      this.#field(`target${at}`).value = asks[at]?.target ?? ""
      this.#field(`capped${at}`).checked = asks[at]?.capped === true
    }
  }

  #showPromises(promises) {
    const boxes = [...this.#form.querySelectorAll("[name=promise]")]
    for (const box of boxes) box.checked = promises.includes(box.value)
    const known = boxes.map(({ value }) => value)
    this.#field("ownPromises").value = promises.filter((text) => !known.includes(text)).join("\n")
  }

  #submitted(event) {
    event.preventDefault()
    this.tell("")
    const title = this.#value("title")
    const asks = this.#readAsks()
    this.#titleError(title ? "" : say("form.err.title"))
    this.#askError(asks ? "" : say("form.err.target", { max: TARGET_MAX }))
    if (!title) return this.#field("title").focus()
    if (asks) emit(this, "save", { title, asks, ...this.#others() })
  }

  /** Null when a kind has no sensible number beside it. */
  #readAsks() {
    const asks = []
    for (let at = 0; at < ASKS_SHOWN; at += 1) {
      const kind = this.#value(`kind${at}`)
      const target = parseAmount(this.#value(`target${at}`))
      if (!kind) continue
      if (target === null || target > TARGET_MAX) return this.#field(`target${at}`).focus() ?? null
      asks.push({ kind, target, ...(this.#field(`capped${at}`).checked && { capped: true }) })
    }
    return [...asks, ...this.#asks.slice(ASKS_SHOWN)]
  }

  #others() {
    const names = ["problem", "forWhom", "firstStep", "municipality", "place", "region", "theme", "sector"]
    const filled = names.map((name) => [name, this.#value(name)]).filter(([, text]) => text)
    const badge = this.#form.elements.wethouder && parseAmount(this.#value("wethouder"))
    return {
      ...Object.fromEntries(filled),
      promises: this.#readPromises(),
      ...(badge && { wethouder: badge }),
    }
  }

  #readPromises() {
    const ticked = [...this.#form.querySelectorAll("[name=promise]:checked")].map(({ value }) => value)
    const own = this.#value("ownPromises").split("\n").map((line) => line.trim())
    return [...ticked, ...own.filter(Boolean)]
  }

  #field(name) {
    return this.#form.elements[name]
  }

  #value(name) {
    return this.#field(name).value.trim()
  }

  #titleError(text) {
    setText(find("#pitch-title-field-error", this.#form), text)
    this.#field("title").setAttribute("aria-invalid", String(text !== ""))
  }

  #askError(text) {
    setText(find("#asks-error", this.#form), text)
  }
}

function labelled(field, key, hint) {
  const label = make("label", { htmlFor: field.id, textContent: say(key) })
  const hintLine = hint && make("span", { className: "hint", id: `${field.id}-hint`, textContent: say(hint) })
  const described = [hint && `${field.id}-hint`, `${field.id}-error`].filter(Boolean).join(" ")
  field.setAttribute("aria-describedby", described)
  return make("div", { className: "field" }, label, ...(hintLine ? [hintLine] : []), error(field.id), field)
}

function error(id) {
  return make("span", { className: "error", id: `${id}-error` })
}

function option(value, textContent) {
  return make("option", { value, textContent })
}
