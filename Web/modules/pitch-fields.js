/** The fields of the pitch form as elements: each with its label, its hint in words, and a place for its mistake. */
import { make } from "./dom.js"
import { language, say } from "./language.js"
import { ASKS_SHOWN, LENGTHS } from "./pitch-values.js"

/** What municipalities promise most; anything else is written in their own words. */
const PROMISES = [
  "contact", "answer", "paperwork", "jobcoach", "subsidy", "norisk",
  "trial", "training", "meet", "lead", "budget", "coaching",
]

export function knownPromises() {
  return PROMISES.map((key) => say(`promise.${key}`))
}

export function textField(name, key, { hint, inputMode } = {}) {
  const input = make("input", { className: "input", name, id: fieldId(name), autocomplete: "off" })
  if (inputMode) input.inputMode = inputMode
  return labelled(input, key, hintOf(name, hint))
}

export function areaField(name, key, { hint, rows = 3 } = {}) {
  return labelled(make("textarea", { className: "input", name, id: fieldId(name), rows }), key, hintOf(name, hint))
}

/** @param {[string, string][]} options  Values with their words. */
export function choiceField(name, key, options) {
  const select = make("select", { className: "input", name, id: fieldId(name) })
  select.append(option("", say("form.choose")), ...options.map(([value, text]) => option(value, text)))
  return labelled(select, key)
}

/** What the pitch asks for: a kind, how many, and whether that is the limit. */
export function asksFields(kinds) {
  const options = kinds.filter(({ counted }) => counted).map((kind) => [kind.key, kind[language].label])
  const legend = make("legend", { textContent: say("pitch.ask") })
  const rows = Array.from({ length: ASKS_SHOWN }, (_, at) => askRow(at, options))
  return make("fieldset", { className: "stack-tight" }, legend, ...rows)
}

function askRow(at, options) {
  const capped = make("input", { type: "checkbox", name: `capped${at}` })
  return make(
    "div",
    { className: "ask", role: "group", ariaLabel: say(`form.askKind${at}`) },
    choiceField(`kind${at}`, `form.askKind${at}`, options),
    textField(`target${at}`, `form.askTarget${at}`, { inputMode: "numeric" }),
    make("label", { className: "check" }, capped, make("span", { textContent: say("form.capped") })),
  )
}

export function promiseFields() {
  const legend = make("legend", { textContent: say("pitch.promises") })
  const hint = make("p", { className: "quiet", textContent: say("form.promisesHint") })
  const boxes = knownPromises().map((value) => {
    const box = make("input", { type: "checkbox", name: "promise", value })
    return make("label", { className: "check" }, box, make("span", { textContent: value }))
  })
  const own = areaField("ownPromises", "form.promiseOther", { hint: say("form.promiseOtherHint"), rows: 2 })
  return make("fieldset", {}, legend, hint, ...boxes, own)
}

/** The words of a limit stand with the field from the start; nobody finds it by hitting it. */
function hintOf(name, hint) {
  const limit = LENGTHS[name] && say("form.most", { max: LENGTHS[name] })
  return [hint, limit].filter(Boolean).join(" ")
}

function labelled(field, key, hint) {
  const { id } = field
  const label = make("label", { htmlFor: id, textContent: say(key) })
  const hints = hint ? [make("span", { className: "hint", id: `${id}-hint`, textContent: hint })] : []
  const room = LENGTHS[field.name] ? [make("span", { className: "room quiet number", id: `${id}-room` })] : []
  const fault = make("span", { className: "error", id: `${id}-error` })
  const described = [...hints, fault, ...room].map((element) => element.id)
  field.setAttribute("aria-describedby", described.join(" "))
  return make("div", { className: "field" }, label, ...hints, fault, field, ...room)
}

function fieldId(name) {
  return `pitch-${name}-field`
}

function option(value, textContent) {
  return make("option", { value, textContent })
}
