/** What this desk wrote down, newest first, each with how far it is. */
import { find, make } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { refill } from "./refill.js"
import { readBack, stateWords } from "./words.js"

/** @param {() => void} after  Once a button did its work and is gone. */
export function showEntries(desk, people, kinds, after) {
  find("#empty").hidden = desk.entries.length > 0
  const items = desk.entries.map((entry) => {
    const words = readBack(entry, people, kinds)
    const state = make("strong", { textContent: stateWords(entry) })
    return make("li", { data: { state: entry.state } }, make("span", { textContent: words }), state, ...refusal(entry, words))
  })
  refill(find("#list"), items.reverse())

  function refusal(entry, words) {
    if (entry.state !== "refused") return []
    const why = make("p", { className: "quiet", textContent: refusalText({ code: entry.why }) })
    return entry.why === "offersClosed" ? [why, lateButton(entry, words)] : [why]
  }

  /** The hand was up in time, and the line came too late. */
  function lateButton(entry, words) {
    const button = make("button", { type: "button", className: "button", textContent: say("clerk.late") })
    button.ariaLabel = `${say("clerk.late")}: ${words}`
    button.addEventListener("click", () => {
      desk.recordLate(entry)
      after()
    })
    return button
  }
}
