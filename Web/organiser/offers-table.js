/** Every offer of the conference, live: the newest on top, with what the organiser may do to it. */
import { offerNumber, formatAmount, unit } from "../modules/amounts.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { clockTime } from "../modules/hall-words.js"
import { language, say } from "../modules/language.js"
import { code } from "../modules/page.js"
import { receiptLink } from "../modules/receipt-link.js"

const OFFER_EVENTS = ["offerMade", "offerWithdrawn", "lateAccepted", "personErased"]
/** Two hundred offers in ten seconds must not become two hundred requests. */
const REFRESH_MS = 500

export class OffersTable {
  #desk
  #offers = []
  #timer = null
  #loading = false
  #withdrawing = null

  constructor(desk) {
    this.#desk = desk
    find("#withdraw").addEventListener("close", ({ target }) => this.#closed(target.returnValue))
  }

  happened(events) {
    if (events.some(({ type }) => OFFER_EVENTS.includes(type))) this.refresh()
  }

  refresh() {
    this.#timer ??= setTimeout(() => this.#load(), REFRESH_MS)
  }

  async #load() {
    this.#timer = null
    if (this.#loading) return this.refresh()

    this.#loading = true
    const { ok, body } = await request(`${code}/offers`, { role: "organiser" })
    this.#loading = false
    if (!ok) return

    this.#offers = body.offers
    find("#no-offers").hidden = this.#offers.length > 0
    find("#offers").replaceChildren(...[...this.#offers].reverse().map((offer) => this.#row(offer)))
  }

  #row(offer) {
    const kind = this.#desk.kinds.get(offer.kind)
    const pitch = this.#desk.hall.state?.pitches.find(({ pitch }) => pitch === offer.pitch)
    const cells = [
      offerNumber(offer.offer),
      clockTime(offer.at),
      pitch?.title ?? offer.pitch,
      offer.organisation ?? "",
      offer.name ?? say("erased"),
      kind[language].label,
      formatAmount(offer.amount, language),
      unit(kind, offer.amount, language),
      offer.prepared ? say("offer.prepared") : offer.channel ? say(`channel.${offer.channel}`) : "",
      say(`status.${statusOf(offer)}`),
    ].map((textContent) => make("td", { textContent }))
    if (offer.note) cells[5].append(make("br"), make("span", { className: "quiet", textContent: offer.note }))
    if (offer.reason) cells[9].append(make("br"), make("span", { className: "quiet", textContent: offer.reason }))
    const row = make("tr", {}, ...cells, make("td", {}, this.#actions(offer)))
    row.dataset.status = statusOf(offer)
    return row
  }

  #actions(offer) {
    const number = offerNumber(offer.offer)
    const buttons = [receiptLink(code, offer.offer, "organiser")]
    if (offer.late && !offer.accepted && !offer.withdrawn) {
      buttons.push(action("accept", number, () => this.#accept(offer)))
    }
    if (!offer.withdrawn) buttons.push(action("withdraw", number, () => this.#ask(offer)))
    return make("div", { className: "buttons" }, ...buttons)
  }

  async #accept({ offer }) {
    const done = say("accept.done", { number: offerNumber(offer) })
    await this.#desk.command({ type: "acceptLate", offer }, done)
    this.refresh()
  }

  #ask({ offer }) {
    const number = offerNumber(offer)
    this.#withdrawing = offer
    setText(find("#withdraw-title"), say("withdraw.label", { number }))
    setText(find("#withdraw-yes"), say("withdraw.yes", { number }))
    find("#reason").value = ""
    find("#withdraw").returnValue = ""
    find("#withdraw").showModal()
  }

  async #closed(answer) {
    if (answer !== "yes") return

    const offer = this.#withdrawing
    const reason = find("#reason").value.trim()
    const wish = { type: "withdrawOffer", offer, ...(reason && { reason }) }
    await this.#desk.command(wish, say("withdraw.done", { number: offerNumber(offer) }))
    this.refresh()
  }
}

function statusOf({ withdrawn, late, accepted }) {
  if (withdrawn) return "withdrawn"
  if (accepted) return "accepted"
  return late ? "late" : "recorded"
}

function action(key, number, onclick) {
  const ariaLabel = say(`${key}.label`, { number })
  return make("button", { type: "button", className: "button", textContent: say(key), ariaLabel, onclick })
}
