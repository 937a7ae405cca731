/** The action plan: who promised what, when somebody calls, by when it is done, and what the municipality does. */
import { announce } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { dayWords, pitchedBy } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { loadCommitments } from "./commitments.js"
import { hallOnce } from "./hall-once.js"
import { contactLines, eventLine, marksOf, proofLine, whatOf, whoOf } from "./list-words.js"
import { planOf } from "./plan-rows.js"
import { tellTrouble } from "./trouble.js"

export class Plan {
  #place

  constructor(place) {
    this.#place = place
  }

  async open() {
    const [kinds, sectors, list] = await Promise.all([
      loadKinds(),
      loadList("sectors"),
      loadCommitments(this.#place, "show"),
    ])
    if (!list.ok) return tellTrouble(list)

    const { state } = await hallOnce(this.#place)
    const plan = planOf(state.pitches, list.body.commitments, kinds.get, state.conference.date)
    const words = { kinds, sectors, conference: state.conference, proof: proofLine(list.body, Date.now()) }
    find("#paper").replaceChildren(...plan.map((part) => page(part, words)))
    find("#preview").hidden = find("#print").hidden = plan.length === 0
    const count = plan.reduce((sum, { steps }) => sum + steps.length, 0)
    setText(find("#made"), count ? say("list.made", { n: count }) : say("list.none"))
    announce(find("#made").textContent)
  }
}

function page({ pitch, steps }, words) {
  return make(
    "section",
    { className: "page list" },
    eventLine(words.conference),
    make("h2", { textContent: pitch.title }),
    make("p", { className: "list-place", textContent: pitchedBy(pitch) }),
    make("p", { className: "list-proof number", textContent: words.proof }),
    ...(pitch.firstStep ? [fact("pitch.firstStep", make("p", { textContent: pitch.firstStep }))] : []),
    ...(pitch.promises?.length ? [fact("pitch.promises", promises(pitch))] : []),
    make("p", { className: "list-proof", textContent: say("plan.proposal") }),
    table(pitch, steps, words),
  )
}

function fact(key, content) {
  return make("div", { className: "list-fact" }, make("h3", { textContent: say(key) }), content)
}

function promises({ promises }) {
  return make("ul", { className: "totals" }, ...promises.map((textContent) => make("li", { textContent })))
}

const COLUMNS = ["list.number", "list.who", "list.what", "plan.contact", "plan.done"]

function table(pitch, steps, words) {
  const head = COLUMNS.map((key) => make("th", { scope: "col", textContent: say(key) }))
  return make(
    "table",
    { className: "list-table plan-table" },
    make("caption", { className: "unseen", textContent: pitch.title }),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...steps.map((step) => stepRow(step, words))),
  )
}

function stepRow({ row, contactBy, doneBy }, { kinds, sectors }) {
  const extra = [...marksOf(row), row.note, row.needs?.length ? say("list.needs", { needs: row.needs.join(", ") }) : ""]
  return make(
    "tr",
    {},
    make("th", { scope: "row", className: "number", textContent: offerNumber(row.offer) }),
    make("td", {}, make("strong", { textContent: whoOf(row, sectors) }), ...contactLines(row).map(more)),
    make("td", {}, make("strong", { textContent: whatOf(row, kinds) }), ...extra.filter(Boolean).map(more)),
    make("td", { className: "day" }, box(), dayWords(contactBy)),
    make("td", { className: "day" }, ...(doneBy ? [box(), dayWords(doneBy)] : [say("plan.call")])),
  )
}

/** To tick with a pen. */
function box() {
  return make("span", { className: "box", ariaHidden: "true" })
}

function more(textContent) {
  return make("span", { className: "more", textContent })
}
