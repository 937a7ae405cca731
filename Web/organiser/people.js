/** Who takes part, as a table that can be searched; each row leads to everything about that person. */
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { Erasure } from "./erasure.js"
import { button } from "./fields.js"
import { lookAlikes } from "./look-alikes.js"
import { organisations, peoplePage, sortOf } from "./people-list.js"
import { PersonDialog } from "./person-dialog.js"
import { writePlace } from "./place.js"

const ROLES = ["employer", "wethouder", "organiser", "moderator", "clerk", "jury", "screen"]

export class People {
  #desk
  #filters = {}
  #erasure
  #dialog

  constructor(desk) {
    this.#desk = desk
    this.#erasure = new Erasure(desk, () => desk.people.refresh())
    this.#dialog = new PersonDialog(desk)
    find("#people-role").append(...ROLES.map((role) => make("option", { value: role, textContent: say(`role.${role}`) })))
    find("#people-search").addEventListener("input", ({ target }) => this.#typed(target.value))
    find("#people-role").addEventListener("change", ({ target }) => this.#go({ rol: target.value, bladzijde: "" }))
    for (const sort of document.querySelectorAll("[data-sort]")) sort.addEventListener("click", () => this.#sortBy(sort.dataset.sort))
    for (const [id, by] of [["#people-before", -1], ["#people-after", 1]]) {
      find(id).addEventListener("click", () => this.#go({ bladzijde: String(Number(this.#filters.bladzijde || 1) + by) }))
    }
    find("#merge").addEventListener("submit", (event) => this.#merge(event))
    desk.people.addEventListener("change", () => this.#draw())
  }

  show(filters) {
    this.#filters = filters
    this.#draw()
  }

  /** Every letter is no step to go back to. */
  #typed(zoek) {
    this.#filters = { ...this.#filters, zoek, bladzijde: "" }
    history.replaceState(null, "", writePlace("deelnemers", this.#filters))
    this.#draw()
  }

  #go(change) {
    location.hash = writePlace("deelnemers", { ...this.#filters, ...change })
  }

  #sortBy(column) {
    const now = sortOf(this.#filters.sorteer)
    this.#go({ sorteer: now.column === column && !now.isDown ? `-${column}` : column })
  }

  #draw() {
    const { all, known } = this.#desk.people
    const { zoek = "", rol = "", sorteer } = this.#filters
    if (find("#people-search").value !== zoek) find("#people-search").value = zoek
    find("#people-role").value = rol
    const { rows, found, page, pages } = peoplePage(all, this.#filters)
    setText(find("#people-found"), say("people.found", { n: found }))
    setText(find("#people-page"), say("people.page", { page, pages }))
    find("#people-pages").hidden = pages === 1
    find("#people-before").hidden = page === 1
    find("#people-after").hidden = page === pages
    find("#no-people").hidden = !known || all.length > 0
    this.#showSort(sortOf(sorteer))
    this.#offerMerging(all)
    this.#erasure.around(rows, () => find("#people").replaceChildren(...rows.map((person) => this.#row(person))))
  }

  #showSort({ column, isDown }) {
    for (const { dataset, parentElement } of document.querySelectorAll("[data-sort]")) {
      if (dataset.sort === column) parentElement.setAttribute("aria-sort", isDown ? "descending" : "ascending")
      else parentElement.removeAttribute("aria-sort")
    }
  }

  #row(person) {
    const { badge, erased, revoked, name, organisation, municipality, role, email, phone, show } = person
    const cells = [
      badge ?? "",
      erased ? say("erased") : (name ?? ""),
      organisation || municipality || "",
      say(`role.${role}`),
      [email, phone].filter(Boolean).join(" · "),
      erased ? "" : revoked ? say("people.revoked") : say(show === false ? "no" : "yes"),
    ].map((text) => make("td", { textContent: String(text) }))
    const edit = button("organiser.editShort", () => this.#dialog.open(person), { label: say("people.edit", { name }) })
    const acts = make("div", { className: "buttons" }, ...(erased ? [] : [edit]), ...this.#erasure.button(person))
    return make("tr", { data: { revoked: String(Boolean(revoked)) } }, ...cells, make("td", {}, acts))
  }

  #offerMerging(people) {
    const list = organisations(people)
    this.#warn(lookAlikes(list))
    for (const id of ["#merge-from", "#merge-to"]) {
      const chosen = find(id).value
      const options = list.map(({ name, count }) => make("option", { value: name, textContent: say("merge.option", { name, count }) }))
      find(id).replaceChildren(...options)
      if (chosen) find(id).value = chosen
    }
  }

  /** Names are quoted: of two that look the same nobody sees where one ends. */
  #warn(groups) {
    find("#alike").hidden = groups.length === 0
    find("#alike ul").replaceChildren(
      ...groups.map((names) => make("li", { textContent: names.map((name) => say("merge.quoted", { name })).join(", ") })),
    )
  }

  async #merge(event) {
    event.preventDefault()
    const [from, to] = [find("#merge-from").value, find("#merge-to").value]
    if (from === to) return this.#desk.tell(say("merge.same"), find("#merge-answer"), true)

    const wish = { type: "mergeOrganisations", from: [from], to }
    if (await this.#desk.command(wish, say("merge.done", { from, to }), find("#merge-answer"))) this.#desk.people.refresh()
  }
}
