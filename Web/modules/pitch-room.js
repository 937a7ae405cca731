/** What the pitch form says beside its fields: what is wrong, and how much room there is left. */
import { announce } from "./announcer.js"
import { formatAmount } from "./amounts.js"
import { find, setText } from "./dom.js"
import { language, say } from "./language.js"
import { LENGTHS, PROMISES_MAX, TARGET_MAX } from "./pitch-values.js"
import { characters } from "./text-rules.js"
import { tooLongBy } from "./title-fit.js"

/** From here on a field says how much room it has left. */
const NEARLY_FULL = 0.8

/** Marks each wrong field with its words; the first gets the focus. @param {{ field: string, fault: string }[]} faults */
export function showFaults(form, faults) {
  for (const field of form.elements) {
    const error = field.id && find(`#${field.id}-error`, form)
    if (!error) continue

    const fault = faults.find((each) => each.field === field.name)
    setText(error, fault ? faultWords(fault) : "")
    field.setAttribute("aria-invalid", String(Boolean(fault)))
  }
  const first = faults.length > 0 && form.elements[faults[0].field]
  if (!first) return

  const folded = first.closest("details")
  if (folded) folded.open = true
  first.focus()
}

function faultWords({ field, fault }) {
  if (fault === "textTooLong") return say("form.err.long", { max: LENGTHS[field] ?? LENGTHS.title })
  const max = formatAmount(fault === "promises" ? PROMISES_MAX : TARGET_MAX, language)
  return say(fault === "textInvalid" ? "refused.textInvalid" : `form.err.${fault}`, { max })
}

/** @param {import("./pitch-values.js").Values} values */
export function showRoom(form, values) {
  for (const [name, most] of Object.entries(LENGTHS)) {
    const room = find(`#pitch-${name}-field-room`, form)
    if (!room) continue

    const words = name === "title" ? titleWords(values.title) : ""
    const isNews = words !== "" && room.textContent === ""
    setText(room, words || roomWords(characters(values[name]), most))
    room.classList.toggle("warning", words !== "" || characters(values[name]) > most)
    if (isNews && document.activeElement === form.elements[name]) announce(words)
  }
}

function titleWords(title) {
  const over = tooLongBy(title)
  return over ? say("form.titleLong", { n: over }) : ""
}

function roomWords(length, most) {
  if (length > most) return say("form.roomOver", { n: length - most })
  return length > most * NEARLY_FULL ? say("form.room", { n: most - length }) : ""
}
