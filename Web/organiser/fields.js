/** Fields of forms, each with its label, a hint where one helps, and an id of its own. */
import { make } from "../modules/dom.js"
import { say } from "../modules/language.js"

let made = 0

/**
 * @param {string} name  @param {string} key  Of the label's text.
 * @param {{ hint?: string, tag?: string, options?: [string, string][] } & Record<string, any>} [how]
 */
export function field(name, key, { hint, tag = "input", options, ...properties } = {}) {
  made += 1
  const id = `field-${made}`
  const input = make(options ? "select" : tag, { id, name, className: "input", autocomplete: "off", ...properties })
  if (options) input.append(...options.map(([value, textContent]) => make("option", { value, textContent })))
  const label = make("label", { htmlFor: id, textContent: say(key) })
  if (!hint) return make("div", { className: "field" }, label, input)

  input.setAttribute("aria-describedby", `${id}-hint`)
  return make("div", { className: "field" }, label, make("span", { id: `${id}-hint`, className: "hint", textContent: say(hint) }), input)
}

/** @param {string} name  @param {string} text */
export function check(name, text, properties = {}) {
  const input = make("input", { type: "checkbox", name, ...properties })
  return make("label", { className: "check" }, input, " ", make("span", { textContent: text }))
}

export function button(key, onclick, { args, label, ...properties } = {}) {
  const made = make("button", { type: "button", className: "button", textContent: say(key, args), onclick, ...properties })
  if (label) made.setAttribute("aria-label", label)
  return made
}
