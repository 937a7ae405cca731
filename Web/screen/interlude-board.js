/** What stands between the pitches: the break, what the jury says, and the thanks with everybody's name. */
import { find, make, setText } from "../modules/dom.js"
import { pitchedBy } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { givers, sumOf } from "./moment.js"
import { nameSheets, praiseSheets } from "./sheets.js"

/**
 * @param {"pause"|"jury"|"thanks"} view
 * @param {{ pitches: object[] }|null} verdict  What the jury said; null while it is not known.
 * @returns {HTMLElement[]} The sheets, of which a wall shows one.
 */
export function showInterlude(view, state, verdict) {
  const { title, body, sheets } = wordsOf(view, state, verdict)
  setText(find("#interlude-title"), title)
  setText(find("#interlude-body"), body)
  find("#interlude-body").hidden = body === ""
  find("#interlude").dataset.kind = view
  find("#interlude").toggleAttribute("data-sheets", sheets.length > 0)
  const made = sheets.map((sheet) => sheetElement(sheet, view))
  find("#sheets").replaceChildren(...made)
  return made
}

function wordsOf(view, state, verdict) {
  if (view === "pause") return { title: say("pause.title"), body: say("pause.body"), sheets: [] }
  if (view === "thanks") {
    return { title: say("thanks.title"), body: thanksWords(sumOf(state)), sheets: nameSheets(givers(state)) }
  }
  if (state.juryOpen || !verdict) return { title: say("jury.busy"), body: say("jury.busyBody"), sheets: [] }

  const sheets = praiseSheets(verdict.pitches, state.pitches, pitchedBy)
  return sheets.length
    ? { title: say("jury.praise"), body: "", sheets }
    : { title: say("jury.silent"), body: say("jury.silentBody"), sheets }
}

function thanksWords({ offers, pitches }) {
  if (offers === 0) return say("thanks.none")
  return say("thanks.body", {
    offers: say("thanks.offers", { n: offers }),
    pitches: say("thanks.pitches", { n: pitches }),
  })
}

function sheetElement({ title, who, lines }, view) {
  const isPraise = view === "jury"
  const items = lines.map((textContent) =>
    make("li", {}, make(isPraise ? "q" : "span", { textContent })),
  )
  const list = make("ul", { className: isPraise ? "praises" : "givers" }, ...items)
  const heading = [
    title && make("h2", { className: "sheet-title", textContent: title }),
    who && make("p", { className: "sheet-who", textContent: who }),
  ]
  return make(title ? "section" : "div", { className: "sheet" }, ...heading.filter(Boolean), list)
}
