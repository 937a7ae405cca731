/** Everything about one person: what is known, their offers, their badge and link. */
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { said } from "../modules/hall-words.js"
import { language, say } from "../modules/language.js"
import { code } from "../modules/page.js"
import { check, field } from "./fields.js"
import { ask } from "./question.js"
import { renewLink } from "./staff.js"

const SIZES = ["1", "2-9", "10-49", "50-249", "250+"]
const TEXTS = ["name", "function", "organisation", "kind", "size", "municipality", "region", "sector", "email", "phone", "external"]

export class PersonDialog {
  #desk
  #dialog = find("#person-dialog")
  #form = find("#person-form")
  #person = null

  constructor(desk) {
    this.#desk = desk
    const choice = (list, key, word) => [["", say("people.unknown")], ...list.map((item) => [item[key], item[word]])]
    find("#person-fields").append(
      field("name", "people.name"),
      field("function", "people.function"),
      field("organisation", "people.organisation"),
      field("kind", "people.kind", { options: choice(desk.organisations, "key", language) }),
      field("size", "people.size", { options: [["", say("people.unknown")], ...SIZES.map((size) => [size, size])] }),
      field("municipality", "people.municipality"),
      field("region", "people.region", { options: choice(desk.regions, "code", "name") }),
      field("sector", "join.sector", { options: choice(desk.sectors, "key", language) }),
      field("email", "people.email", { type: "email" }),
      field("phone", "people.phone", { type: "tel" }),
      field("badge", "people.badge", { inputMode: "numeric" }),
      field("external", "people.external", { hint: "people.externalHint" }),
      check("show", say("name.show")),
    )
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#save()
    })
    find("#person-close").addEventListener("click", () => this.#dialog.close())
    find("#person-link").addEventListener("click", () => renewLink(desk, this.#person.person, find("#person-made")))
    find("#person-revoke").addEventListener("click", () => this.#revoke())
  }

  open(person) {
    this.#person = person
    setText(find("#person-title"), person.name)
    for (const name of TEXTS) this.#form.elements[name].value = person[name] ?? ""
    this.#form.badge.value = person.badge ?? ""
    this.#form.show.checked = person.show !== false
    for (const id of ["#person-made", "#person-question", "#person-offers"]) find(id).replaceChildren()
    find("#person-answer").hidden = true
    find("#person-revoke").hidden = Boolean(person.revoked)
    find("#person-print").href = `/print/${code}/badges?person=${person.person}`
    find("#person-print").hidden = person.role === "screen"
    this.#dialog.showModal()
    this.#showOffers(person)
  }

  async #showOffers({ badge }) {
    const { ok, body } = await this.#desk.ask("offers")
    if (!ok || this.#person.badge !== badge) return

    const own = body.offers.filter((offer) => badge && offer.badge === badge)
    const titleOf = (id) => this.#desk.hall.state?.pitches.find(({ pitch }) => pitch === id)?.title ?? id
    find("#person-no-offers").hidden = own.length > 0
    find("#person-offers").replaceChildren(
      ...own.map(({ offer, kind, amount, pitch, withdrawn }) => {
        const words = [offerNumber(offer), said(this.#desk.kinds.get(kind), amount), titleOf(pitch)]
        return make("li", { textContent: [...words, ...(withdrawn ? [say("status.withdrawn")] : [])].join(" · ") })
      }),
    )
  }

  async #save() {
    const { badge, show } = this.#form
    const values = Object.fromEntries(TEXTS.map((name) => [name, this.#form.elements[name].value.trim()]))
    const differs = Object.entries(values).filter(([name, value]) => value !== (this.#person[name] ?? ""))
    const wish = {
      type: "changePerson",
      person: this.#person.person,
      ...Object.fromEntries(differs),
      ...(Number(badge.value) && Number(badge.value) !== this.#person.badge && { badge: Number(badge.value) }),
      ...(show.checked !== (this.#person.show !== false) && { show: show.checked }),
    }
    if (!(await this.#desk.command(wish, say("people.saved"), find("#person-answer")))) return

    this.#person = { ...this.#person, ...values, show: show.checked, badge: Number(badge.value) || undefined }
    this.#desk.people.refresh()
  }

  async #revoke() {
    const { person, name } = this.#person
    const words = { title: say("revoke.title", { name }), sentences: [say("revoke.what")], yes: say("revoke.yes", { name }), no: say("erase.no") }
    if (!(await ask(find("#person-question"), words))) return
    if (!(await this.#desk.command({ type: "revokePerson", person }, say("revoke.done"), find("#person-answer")))) return

    find("#person-revoke").hidden = true
    this.#desk.people.refresh()
  }
}
