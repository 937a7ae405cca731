/**
 * Badges, eight or ten on a sheet.
 *
 * Each gets a fresh personal link, so they are made only when somebody says so; size and order are free afterwards.
 */
import { announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { Kept } from "../modules/kept.js"
import { say } from "../modules/language.js"
import { badgeCard } from "./badge.js"
import { chosen, inOrder, sheetsOf } from "./badge-choice.js"
import { fitText } from "./fit.js"
import { PeopleChoice } from "./people-choice.js"
import { tellTrouble } from "./trouble.js"

/** So many in one request: an answer of a few hundred kilobytes, and a step that is seen. */
const AT_ONCE = 100

export class Badges {
  #place
  #kept = new Kept()
  #people = []
  #settings = {}
  #made = []
  #hall = null
  #choice

  constructor(place) {
    this.#place = place
    for (const id of ["people-options", "per-sheet-field", "order-field", "making"]) find(`#${id}`).hidden = false
    this.#choice = new PeopleChoice(() => this.#chosenAnew())
    find("#per-sheet").addEventListener("change", () => this.#draw())
    find("#order").addEventListener("change", () => this.#draw())
    find("#make").addEventListener("click", () => this.#make())
  }

  async open() {
    const { code, role, person } = this.#place
    const [people, settings] = await Promise.all(["people", "settings"].map((path) => request(`${code}/${path}`, { role })))
    if (!people.ok) return tellTrouble(people)

    this.#people = people.body.people
    this.#settings = settings.body ?? {}
    this.#choice.offer(this.#people, this.#before, person)
    find("#make").hidden = false
  }

  get #before() {
    return this.#kept.get(this.#key) ?? []
  }

  get #key() {
    return `badges/${this.#place.code}`
  }

  #chosenAnew() {
    const count = this.#wanted.length
    setText(find("#make"), say("badges.make", { n: count }))
    const isStaff = this.#wanted.some(({ role }) => role === "moderator" || role === "clerk")
    setText(find("#make-hint"), say(count === 0 ? "badges.nobody" : isStaff ? "badges.staff" : "badges.hint"))
    find("#make").hidden = count === 0
  }

  get #wanted() {
    return chosen(this.#people, this.#choice.value, this.#before)
  }

  async #make() {
    const numbers = this.#wanted.map(({ person }) => person)
    const { code, role } = this.#place
    find("#make").hidden = true
    this.#made = []
    for (const [at, some] of sheetsOf(numbers, AT_ONCE).entries()) {
      setText(find("#made"), say("badges.making", { done: at * AT_ONCE, all: numbers.length }))
      const answer = await request(`${code}/badges`, { role, method: "POST", body: { people: some } })
      if (!answer.ok) return this.#failed(answer)

      this.#hall = answer.body
      this.#made.push(...answer.body.badges)
    }
    this.#kept.put(this.#key, [...new Set([...this.#before, ...numbers])])
    this.#draw()
    this.#choice.offer(this.#people, this.#before)
    announce(find("#made").textContent)
  }

  /** Badges that were made already stand: their links work. */
  #failed(answer) {
    find("#make").hidden = false
    this.#draw()
    tellTrouble(answer)
  }

  #draw() {
    if (!this.#hall) return

    const most = Number(find("#per-sheet").value)
    const sheets = sheetsOf(inOrder(this.#made, find("#order").value), most)
    const { keepUntil } = this.#settings
    const pages = sheets.map((badges) =>
      make(
        "div",
        { className: "page badges", data: { most } },
        ...badges.map((badge) => badgeCard(badge, this.#hall, keepUntil)),
      ),
    )
    find("#paper").replaceChildren(...pages)
    find("#preview").hidden = false
    document.querySelectorAll(".badge-who").forEach((box) => fitText(box))
    document.querySelectorAll(".badge-lines, .badge-event").forEach((box) => fitText(box, 0.5))
    setText(find("#made"), say("badges.made", { n: this.#made.length, sheets: say("sheets", { n: sheets.length }) }))
    find("#print").hidden = false
    // Now printing is what one came for.
    find("#make").classList.remove("button-main")
  }
}
