/** Cards on the tables: somebody's number and name, or an offer on paper for who has no phone. */
import { find, make, setText } from "../modules/dom.js"
import { request } from "../modules/api.js"
import { language, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { chosen, inOrder, sheetsOf } from "./badge-choice.js"
import { loadConference } from "./commitments.js"
import { fitText } from "./fit.js"
import { PeopleChoice } from "./people-choice.js"
import { tellTrouble } from "./trouble.js"

/** How many lie on A4. */
const MOST = { table: 2, offer: 4, blank: 4 }
/** More kinds than this do not fit on a card; the others are written. */
const MOST_KINDS = 7

export class Cards {
  #place
  #people = []
  #kinds = []
  #conference = {}
  #choice

  constructor(place) {
    this.#place = place
    find("#card-options").hidden = find("#people-options").hidden = find("#order-field").hidden = false
    this.#choice = new PeopleChoice(() => this.#draw())
    for (const id of ["#card", "#order"]) find(id).addEventListener("change", () => this.#draw())
  }

  async open() {
    const { code, role } = this.#place
    const [kinds, people, settings, conference] = await Promise.all([
      loadKinds(),
      request(`${code}/people`, { role }),
      request(`${code}/settings`, { role }),
      loadConference(this.#place),
    ])
    if (!people.ok) return tellTrouble(people)

    const inUse = settings.body?.kinds
    this.#kinds = (inUse?.length ? inUse.map(kinds.get) : kinds.all).slice(0, MOST_KINDS)
    this.#conference = conference
    this.#people = people.body.people
    this.#choice.offer(this.#people, null)
  }

  #draw() {
    const type = find("#card").value
    find("#people-options").hidden = find("#order-field").hidden = type === "blank"
    const people = type === "blank" ? [{}, {}, {}, {}] : inOrder(chosen(this.#people, this.#choice.value), find("#order").value)
    const card = type === "table" ? (person) => this.#tableCard(person) : (person) => this.#offerCard(person)
    const pages = sheetsOf(people, MOST[type]).map((some) =>
      make("div", { className: "page cards", data: { card: type === "table" ? "table" : "offer" } }, ...some.map(card)),
    )
    find("#paper").replaceChildren(...pages)
    find("#preview").hidden = find("#print").hidden = pages.length === 0
    document.querySelectorAll(".card-who").forEach((box) => fitText(box, 0.25))
    setText(find("#made"), pages.length ? say("cards.made", { n: people.length, sheets: say("sheets", { n: pages.length }) }) : say("badges.nobody"))
  }

  #tableCard({ name, organisation, municipality, badge, role }) {
    return make(
      "article",
      { className: "table-card", data: { role } },
      make("p", { className: "table-number number", textContent: badge === undefined ? "" : String(badge) }),
      make(
        "div",
        { className: "card-who" },
        make("h2", { className: "table-name", textContent: name }),
        make("p", { className: "table-organisation", textContent: organisation || municipality || "" }),
      ),
      make("p", { className: "table-role", textContent: say(`role.${role}`) }),
    )
  }

  #offerCard({ badge, name, organisation }) {
    const kinds = this.#kinds.map((kind) => choice(kind[language].label))
    return make(
      "article",
      { className: "offer-card" },
      make("p", { className: "list-event", textContent: this.#conference.name ?? "" }),
      make("h2", { textContent: say("offerCard.title") }),
      ...(name ? [make("p", { className: "offer-card-who", textContent: [name, organisation].filter(Boolean).join(", ") })] : []),
      make("p", { className: "blanks" }, blank("offerCard.badge", badge), blank("offerCard.pitch"), blank("offerCard.amount")),
      make("ul", { className: "offer-card-kinds" }, ...kinds, make("li", { className: "wide" }, box(), say("offerCard.other"))),
      make("p", { className: "blanks" }, blank("offerCard.note")),
      make("p", { className: "offer-card-show" }, box(), say("name.show")),
      make("p", { className: "list-proof", textContent: say("offerCard.how") }),
    )
  }
}

function choice(label) {
  return make("li", {}, box(), label)
}

function box() {
  return make("span", { className: "box", ariaHidden: "true" })
}

function blank(key, value) {
  const line = make("span", { className: "blank number", textContent: value === undefined ? "" : String(value) })
  return make("span", { className: "blank-field" }, say(key), line)
}
