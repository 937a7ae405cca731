/** Who runs the day, each invited by a link that is shown once. */
import { find, make } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { button, field } from "./fields.js"
import { showLinkOnce } from "./link-once.js"

export const STAFF = ["organiser", "moderator", "clerk", "jury", "screen"]

export class Staff {
  #desk
  #form = find("#invite")

  constructor(desk) {
    this.#desk = desk
    const options = STAFF.map((role) => [role, say(`role.${role}`)])
    find("#invite-fields").append(field("role", "people.role", { options }), field("name", "people.name", { maxLength: 80 }))
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#invite()
    })
    desk.people.addEventListener("change", () => this.#list())
  }

  #list() {
    showLinks(find("#staff"), this.#desk, STAFF, find("#staff-link"))
  }

  async #invite() {
    const body = { role: this.#form.role.value, name: this.#form.elements.name.value.trim() }
    const { ok, body: made } = await this.#desk.ask("people", { method: "POST", body })
    if (!ok) return this.#desk.tell(refusalText(made ?? { code: "noAnswer" }), find("#staff-answer"), true)

    find("#staff-answer").hidden = true
    this.#form.elements.name.value = ""
    showLinkOnce(find("#staff-link"), made)
  }
}

/** Those of some roles, each with a button for a new link. */
export function showLinks(list, desk, roles, place) {
  const people = desk.people.all.filter(({ role, erased, revoked }) => roles.includes(role) && !erased && !revoked)
  const focused = document.activeElement?.dataset.link
  list.replaceChildren(
    ...people.map(({ person, name, role, municipality }) => {
      const words = make("span", {}, make("strong", { textContent: name }), ` · ${municipality ?? say(`role.${role}`)}`)
      const renew = button("link.new", () => renewLink(desk, person, place), {
        label: say("link.newLabel", { name }),
        data: { link: String(person) },
      })
      return make("li", {}, words, renew)
    }),
  )
  if (focused) find(`[data-link="${focused}"]`, list)?.focus()
}

/** Ends every older link of somebody and shows the new one. */
export async function renewLink(desk, person, place) {
  const { ok, body } = await desk.ask(`people/${person}/link`, { method: "POST" })
  if (ok) showLinkOnce(place, body)
  else place.replaceChildren(make("p", { className: "error", textContent: refusalText(body ?? { code: "noAnswer" }) }))
}
