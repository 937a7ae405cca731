/** The pitch form as elements, and what stands in it as values and back. */
import { make } from "./dom.js"
import { language, say } from "./language.js"
import { areaField, asksFields, choiceField, promiseFields, textField } from "./pitch-fields.js"

/** @param {Node} preview  @param {{ asksWethouder: boolean, hasNotes: boolean }} options */
export function buildForm({ kinds, regions, themes, sectors }, preview, { asksWethouder, hasNotes }) {
  const words = (list) => list.map((item) => [item.key, item[language]])
  return make(
    "form",
    { className: "stack pitch-form", noValidate: true },
    make("div", { className: "notice draft stack-tight", hidden: true }),
    make("p", { className: "notice memory", hidden: true, textContent: say("draft.memory") }),
    textField("title", "form.title", { hint: say("form.titleHint") }),
    asksFields(kinds),
    preview,
    make("p", { className: "quiet", textContent: say("form.enough") }),
    make(
      "details",
      {},
      make("summary", { textContent: say("form.more") }),
      make(
        "div",
        { className: "stack" },
        areaField("problem", "pitch.problem"),
        areaField("forWhom", "pitch.forWhom"),
        promiseFields(),
        areaField("firstStep", "pitch.firstStep"),
        textField("municipality", "form.municipality"),
        textField("place", "form.place"),
        choiceField("region", "form.region", regions.map(({ code, name }) => [code, name])),
        choiceField("theme", "form.theme", words(themes)),
        choiceField("sector", "form.sector", words(sectors)),
      ),
    ),
    ...(asksWethouder ? [textField("wethouder", "form.wethouder", { inputMode: "numeric" })] : []),
    ...(hasNotes ? [areaField("notes", "form.notes", { hint: say("form.notesHint"), rows: 5 })] : []),
    make("p", { className: "notice form-answer", hidden: true }),
    make("button", { type: "submit", className: "button button-main button-wide", textContent: say("form.save") }),
  )
}

/** @returns {import("./pitch-values.js").Values} */
export function readForm(form) {
  const values = { promise: [] }
  for (const field of form.elements) {
    if (!field.name) continue
    if (field.name === "promise") values.promise.push(...(field.checked ? [field.value] : []))
    else values[field.name] = field.type === "checkbox" ? field.checked : field.value
  }
  return values
}

export function writeForm(form, values) {
  for (const field of form.elements) {
    const value = values[field.name]
    if (value === undefined) continue
    if (field.name === "promise") field.checked = value.includes(field.value)
    else if (field.type === "checkbox") field.checked = value
    else field.value = value
  }
}
