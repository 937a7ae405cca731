/**
 * A field for a day and a time in the Netherlands, that knows the two nights on which the clock changes.
 *
 * A time that is skipped is refused beside it; of a time that there is twice it says which of the two is meant.
 */
import { find, make, setText } from "../modules/dom.js"
import { momentOf, seasonOf } from "../modules/dutch-time.js"
import { clockTime } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { field } from "./fields.js"

export function momentField(name, key, hint) {
  // Without a last year, browsers take years of six digits.
  const element = field(name, key, { type: "datetime-local", max: "9999-12-31T23:59", hint })
  const input = find("input", element)
  const [error, note] = ["error", "hint"].map((className) => make("span", { id: `${input.id}-${className}-told`, className }))
  input.setAttribute("aria-describedby", `${input.id}-hint ${error.id} ${note.id}`)
  input.before(error, note)
  input.addEventListener("input", () => showMoment(input, momentOf(input.value)))
  return element
}

/** "17:00"; in the night that has an hour twice "02:30 (zomertijd)". */
export function momentTime(at) {
  const season = seasonOf(at)
  return season ? `${clockTime(at)} (${say(`time.${season}`)})` : clockTime(at)
}

/** What is to be known about the time in the field, that stands for this moment. @param {Date|null} moment */
export function showMoment(input, moment) {
  const isSkipped = input.value !== "" && moment === null
  const [error, note] = ["error", "hint"].map((className) => find(`#${input.id}-${className}-told`))
  const isTwice = moment !== null && seasonOf(moment) !== null
  setText(error, isSkipped ? say("setup.timeSkipped") : "")
  setText(note, isTwice ? say("setup.timeTwice", { time: momentTime(moment) }) : "")
  input.setAttribute("aria-invalid", String(isSkipped))
}

/** Whether there is such a time; otherwise its sentence has the focus. */
export function checkMoment(input) {
  const isFit = input.value === "" || momentOf(input.value) !== null
  if (!isFit) {
    showMoment(input, null)
    input.focus()
  }
  return isFit
}
