/** After the round: whom she calls, about what, and what she may take home. */
import { offerNumber } from "../modules/amounts.js"
import { request } from "../modules/api.js"
import { find, make } from "../modules/dom.js"
import { offeredBy, said } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { contactsOf, telephone } from "./contact-rows.js"

/** A round that is closed again and again must not become as many requests. */
const EVERY_MS = 2_000

export class Contacts {
  #parts
  #offers = null
  #timer = null
  #shown = ""
  #section = find("#contacts")

  /** @param {{ hall, kinds, sectors, code: string }} parts */
  constructor(parts) {
    this.#parts = parts
    const { code } = parts
    const files = `/api/v1/conferences/${code}/exports/commitments`
    find("#contacts-excel").href = `${files}.xlsx?as=wethouder`
    find("#contacts-agenda").href = `${files}.ics?as=wethouder`
    for (const id of ["#contacts-excel", "#contacts-agenda"]) find(id).download = ""
    find("#contacts-print").href = `/print/${code}/pitches?as=wethouder`
    find("#contacts-plan").href = `/print/${code}/plan?as=wethouder`
  }

  /** Something happened to offers, or the line is back. */
  refresh() {
    this.#timer ??= setTimeout(() => this.#load(), this.#offers ? EVERY_MS : 0)
  }

  /** @param {object[]} pitches  Her own.  @param {boolean} isOnStage  Then the names to thank come first. */
  render(pitches, isOnStage) {
    const closed = pitches.filter(({ state }) => state === "closed")
    if (closed.length > 0 && this.#offers === null) this.refresh()
    const groups = this.#offers ? contactsOf(this.#offers, closed) : []
    this.#section.hidden = groups.length === 0
    const names = find("#offers")
    if (isOnStage) names.after(this.#section)
    else names.before(this.#section)
    this.#draw(groups)
  }

  async #load() {
    const { ok, body } = await request(`${this.#parts.code}/offers`, { role: "wethouder" })
    this.#timer = null
    if (!ok) return

    this.#offers = body.offers
    this.#parts.changed()
  }

  /** What did not change stays: somebody may be about to press a number. */
  #draw(groups) {
    const signature = JSON.stringify([groups, this.#whom()])
    if (signature === this.#shown) return

    this.#shown = signature
    find("#contacts-list").replaceChildren(...groups.flatMap((group) => this.#group(group, groups.length > 1)))
  }

  #group({ pitch, rows }, isOneOfMore) {
    const list = make("ul", { className: "rows contacts" }, ...rows.map((row) => this.#row(row)))
    return isOneOfMore ? [make("h3", { textContent: pitch.title }), list] : [list]
  }

  #row(row) {
    const { kinds, sectors } = this.#parts
    const needs = row.needs?.length ? say("contacts.needs", { needs: row.needs.join(", ") }) : ""
    const words = [[row.name, row.function].filter(Boolean).join(", "), row.note, needs].filter(Boolean)
    const hidden = row.name ? "" : say("contacts.ask", { who: this.#whom() })
    return make(
      "li",
      {},
      make("strong", { className: "name", textContent: offeredBy(row, sectors) }),
      make(
        "span",
        { className: "what" },
        said(kinds.get(row.kind), row.amount),
        make("span", { className: "quiet number", textContent: ` · ${offerNumber(row.offer)}` }),
      ),
      ...words.map((textContent) => make("span", { className: "contact-words", textContent })),
      ...(hidden ? [make("span", { className: "contact-words quiet", textContent: hidden })] : []),
      ...ways(row),
    )
  }

  /** Whom to ask about who wants no name on a list. */
  #whom() {
    const { contact, organisers } = this.#parts.hall.state.conference
    return contact || organisers?.[0] || say("contacts.organiser")
  }
}

function ways({ name, phone, email }) {
  const link = (href, textContent) => make("a", { className: "line-link", href, textContent })
  const links = [
    ...(phone ? [link(telephone(phone), say("contacts.call", { phone }))] : []),
    ...(email ? [link(`mailto:${email}`, email)] : []),
  ]
  if (links.length) return [make("span", { className: "contact-ways" }, ...links)]
  return name ? [make("span", { className: "contact-words quiet", textContent: say("contacts.none") })] : []
}
