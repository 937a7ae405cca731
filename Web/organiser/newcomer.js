/** The form that adds one person of any role, and shows their personal link once. */
import { parseAmount } from "../modules/amounts.js"
import { request } from "../modules/api.js"
import { announce } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { language, refusalText, say } from "../modules/language.js"
import { code } from "../modules/page.js"

const ROLES = ["employer", "wethouder", "moderator", "clerk", "jury", "screen"]

export class Newcomer {
  #desk
  #form = find("#person")

  constructor(desk) {
    this.#desk = desk
    this.#form.role.append(
      ...ROLES.map((role) => make("option", { value: role, textContent: say(`role.${role}`) })),
    )
    this.#form.sector.append(
      ...desk.sectors.map(({ key, ...words }) => make("option", { value: key, textContent: words[language] })),
    )
    this.#form.role.addEventListener("change", () => this.#roleChosen())
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#add()
    })
  }

  happened(events) {
    // The name and link that were shown last may be those of who was erased.
    if (events.some(({ type }) => type === "personErased")) find("#added").hidden = true
  }

  #roleChosen() {
    const role = this.#form.role.value
    find("#municipality-field").hidden = role !== "wethouder"
    find("#sector-field").hidden = role !== "employer"
  }

  async #add() {
    const { role, name, organisation, municipality, sector, badge } = this.#form
    if (!name.value.trim()) return this.#failed(say("people.err.name"))

    const number = parseAmount(badge.value)
    const body = {
      role: role.value,
      name: name.value.trim(),
      organisation: organisation.value.trim(),
      ...(role.value === "wethouder" && municipality.value.trim() && { municipality: municipality.value.trim() }),
      ...(role.value === "employer" && sector.value && { sector: sector.value }),
      ...(number && { badge: number }),
    }
    const answer = await request(`${code}/people`, { role: "organiser", method: "POST", body })
    if (answer.ok) this.#added(answer.body)
    else this.#failed(answer.status === 0 ? say("join.err.offline") : refusalText(answer.body ?? {}))
  }

  #added({ name, badge, link }) {
    this.#failed("")
    const words = say(badge ? "people.added" : "people.addedPlain", { name, badge })
    setText(find("#added-words"), words)
    const anchor = find("#added-link")
    anchor.href = link
    setText(anchor, link)
    find("#added").hidden = false
    announce(words)
    for (const field of ["name", "organisation", "municipality", "badge"]) this.#form[field].value = ""
    this.#desk.people.refresh()
  }

  #failed(text) {
    setText(find("#person-error"), text)
    this.#form.name.setAttribute("aria-invalid", String(text !== ""))
    find("#added").hidden = true
    if (text) this.#form.name.focus()
  }
}
