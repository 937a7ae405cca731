/** What the staff did, newest first; a hundred acts at a time. */
import { find, make } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { clockTime, dayWords } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { auditSentence, chosenActs, PARTS } from "./audit-words.js"
import { writePlace } from "./place.js"

export class Audit {
  #desk
  #acts = []
  #next
  #filters = {}
  #isStale = true

  constructor(desk) {
    this.#desk = desk
    find("#audit-part").append(...Object.keys(PARTS).map((part) => make("option", { value: part, textContent: say(`audit.part.${part}`) })))
    for (const [id, name] of [["#audit-person", "wie"], ["#audit-part", "wat"]]) {
      find(id).addEventListener("change", ({ target }) => (location.hash = writePlace("logboek", { ...this.#filters, [name]: target.value })))
    }
    find("#audit-more").addEventListener("click", () => this.#load(this.#next))
    find("#audit-new").addEventListener("click", () => this.#load())
  }

  happened() {
    this.#isStale = true
    find("#audit-new").hidden = this.#acts.length === 0
  }

  /** Somebody looks at it. */
  show(filters) {
    this.#filters = filters
    if (this.#isStale) this.#load()
    else this.#draw()
  }

  async #load(before) {
    const { ok, body } = await this.#desk.ask("audit", { query: before ? { before } : {} })
    find("#audit-trouble").hidden = ok
    if (!ok) return

    this.#isStale = false
    find("#audit-new").hidden = true
    this.#acts = before ? [...this.#acts, ...body.acts] : body.acts
    this.#next = body.next
    this.#offerPeople()
    this.#draw()
  }

  #offerPeople() {
    const people = new Map(this.#acts.filter(({ by }) => by).map(({ by }) => [String(by.person), by.name ?? say("erased")]))
    const [everybody] = find("#audit-person").options
    find("#audit-person").replaceChildren(everybody, ...[...people].map(([value, textContent]) => make("option", { value, textContent })))
  }

  #draw() {
    const { wie = "", wat = "" } = this.#filters
    find("#audit-person").value = wie
    find("#audit-part").value = wat
    const acts = chosenActs(this.#acts, { person: wie, part: wat })
    find("#audit-empty").hidden = acts.length > 0
    find("#audit-more").hidden = this.#next === undefined
    find("#acts").replaceChildren(...acts.map((act) => row(act, this.#desk)))
  }
}

/** @param {object} act  @param {{ hall }} desk */
export function row(act, { hall }) {
  const numberOf = (id) => hall.state?.pitches.find(({ pitch }) => pitch === id)?.number
  const what = make("td", { textContent: auditSentence(act, say, numberOf) })
  if (act.reason) what.append(make("br"), make("span", { className: "quiet", textContent: act.reason }))
  const time = make("time", { dateTime: act.at, textContent: `${dayWords(dutchDay(act.at))}, ${clockTime(act.at)}` })
  return make("tr", {}, make("td", { className: "number" }, time), what)
}
