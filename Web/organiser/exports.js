/**
 * What is taken home: what somebody wants to do first, the file for it second.
 *
 * Everything is asked for anew while this part is looked at, and not in between: the lists may be long.
 */
import { offerNumber } from "../modules/amounts.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { clockTime, dayWords } from "../modules/hall-words.js"
import { has, say } from "../modules/language.js"
import { code } from "../modules/page.js"
import { listAndType, peopleIn, roughKilobytes, taken } from "./export-facts.js"

const SECTION = "#uitvoer"
/** A busy minute must not become a request a line. */
const REFRESH_MS = 2_000
const MOST_TAKEN = 10
/** So many pages of a hundred acts are looked through for what was taken. */
const MOST_PAGES = 3

export class Exports {
  #desk
  #timer = null
  #offers = []
  #hasArrived = false
  #hasLoaded = false
  #hasAnswer = false

  constructor(desk) {
    this.#desk = desk
    find("#hidden").addEventListener("change", () => this.#show())
    addEventListener("hashchange", () => this.refresh())
    for (const link of document.querySelectorAll("[data-sheet]")) link.href = `/print/${code}/${link.dataset.sheet}`
    this.#show()
  }

  /** After the day this is what one comes for. */
  render() {
    const { phase } = this.#desk.hall.state.conference
    const isOver = phase === "closed" || phase === "archived"
    if (!this.#hasArrived && isOver && !location.hash) location.replace(SECTION)
    this.#hasArrived = true
  }

  happened() {
    this.refresh()
  }

  refresh() {
    if (location.hash === SECTION) this.#timer ??= setTimeout(() => this.#load(), this.#hasLoaded ? REFRESH_MS : 0)
  }

  async #load() {
    this.#timer = null
    this.#hasLoaded = true
    const [offers, acts] = await Promise.all([request(`${code}/offers`, { role: "organiser" }), this.#acts()])
    if (offers.ok) {
      this.#offers = offers.body.offers
      this.#hasAnswer = true
      this.#show()
    }
    this.#showTaken(taken(acts, MOST_TAKEN))
  }

  /** The newest acts, until enough of them took something. */
  async #acts() {
    const acts = []
    let before
    for (let page = 0; page < MOST_PAGES && taken(acts, MOST_TAKEN).length < MOST_TAKEN; page += 1) {
      const query = new URLSearchParams({ as: "organiser", ...(before && { before }) })
      const { ok, body } = await request(`${code}/audit?${query}`)
      if (!ok) break

      acts.push(...body.acts)
      before = body.next
      if (!before) break
    }
    return acts
  }

  #show() {
    const hidden = find("#hidden").value
    const count = this.#offers.length
    // Before the first answer nothing is known, also not that there is nothing.
    find("#exports-empty").hidden = !this.#hasAnswer || count > 0
    find("#exports-some").hidden = count === 0
    setText(find("#exports-as-of"), count ? asOf(this.#offers) : "")
    setText(find("#exports-people"), say("export.privacy", { n: peopleIn(this.#offers, hidden) }))
    for (const link of document.querySelectorAll("[data-file]")) this.#link(link, hidden, count)
  }

  /** Whoever takes a list of people takes them all: nobody there is hidden. */
  #link(link, hidden, count) {
    const { file, flavour, what, type } = link.dataset
    const isOfOffers = file.startsWith("commitments")
    const query = new URLSearchParams({ ...(isOfOffers && { hidden }), ...(flavour && { flavour }), as: "organiser" })
    link.href = `/api/v1/conferences/${code}/exports/${file}?${query}`
    link.download = ""
    const words = { what: say(what), type: say(type) }
    const kb = isOfOffers && roughKilobytes(file.split(".")[1], count)
    setText(link, kb ? say("export.file", { ...words, kb }) : say("export.fileOnly", words))
  }

  #showTaken(acts) {
    find("#taken-none").hidden = acts.length > 0
    find("#taken").replaceChildren(...acts.map((act) => make("li", { textContent: takenWords(act) })))
  }
}

/** "Stand van 21 november 2026, 17:02: 87 toezeggingen. Laatste nummer 087." */
function asOf(offers) {
  const now = Date.now()
  const number = offerNumber(offers.at(-1).offer)
  return say("export.asOf", { n: offers.length, date: dayWords(dutchDay(now)), time: clockTime(now), number })
}

function takenWords({ at, by, list, people }) {
  const { name, type } = listAndType(list)
  const what = has(`taken.${name}`) ? say(`taken.${name}`) : name
  const told = [`${dayWords(dutchDay(at))}, ${clockTime(at)}`, by?.name ?? say("erased"), [what, type].filter(Boolean).join(" ")]
  return `${told.join(" · ")} · ${say("taken.people", { n: people })}`
}
