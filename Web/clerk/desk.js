/**
 * What a clerk's desk does with an entry: record it, doubt it, take it back. No DOM.
 *
 * It never waits for the network: an entry goes to the outbox at once, which sends one at a time and in order.
 *
 * Event  change                                      the list changed
 * Event  refused  detail: { entry, answer }          the server said no
 * Event  undone   detail: entry                      an offer was taken back
 */
import { request } from "../modules/api.js"
import { emit } from "../modules/events.js"
import * as list from "./entries.js"

const OFFER_EVENTS = ["offerMade", "offerWithdrawn", "lateAccepted", "personErased"]

export class Desk extends EventTarget {
  #hall
  #kept
  #confirmed = ""
  #unwantedKey
  /** Offers that were taken back while the page is here; a list that was asked for earlier does not know. */
  #withdrawn = new Set()

  /** @type {import("./entries.js").Entry[]} */
  entries = []
  /** Every offer in the hall as the server lists it, with names; null before the first list. */
  offers = null
  failed = false

  /** @param {import("../modules/hall.js").Hall} hall  @param {import("../modules/kept.js").Kept} kept */
  constructor(hall, kept) {
    super()
    this.#hall = hall
    this.#kept = kept
    this.#unwantedKey = `taken-back/${hall.code}`
    // At once: the answer to what was under way before a reload may come sooner than the server's list.
    this.entries = list.restored([], this.#commands, this.#unwanted, Date.now())
    hall.addEventListener("answer", ({ detail }) => this.#answered(detail))
    hall.addEventListener("events", ({ detail }) => this.#happened(detail))
  }

  /** After a reload the desk still knows what it wrote down. */
  async restore() {
    await Promise.all([this.refresh(), this.#welcome()])
    const me = [this.#hall.you.badge, this.#hall.you.name].filter((mark) => mark !== undefined)
    const mine = (this.offers ?? []).filter(({ enteredBy }) => me.includes(enteredBy))
    const now = mine.map((row) => ({ ...row, withdrawn: row.withdrawn || this.#withdrawn.has(row.offer) }))
    const withdrawals = this.#commands.filter(({ type }) => type === "withdrawOffer")
    const before = list.restored(now, withdrawals, [], Date.now())
    const isHere = ({ offer }) => this.entries.some((entry) => entry.offer === offer)
    this.#change([...before.filter((entry) => !isHere(entry)), ...this.entries])
  }

  /** What waits for an answer. */
  get #commands() {
    return this.#hall.outbox.entries.map(({ command }) => command)
  }

  /** Until then nobody knows whose desk this is. */
  #welcome() {
    if (this.#hall.you) return undefined
    return new Promise((resolve) => this.#hall.addEventListener("hall", () => this.#hall.you && resolve()))
  }

  async refresh() {
    const { ok, body } = await request(`${this.#hall.code}/offers`, { role: "clerk" })
    this.failed = !ok
    if (ok) this.offers = body.offers
    emit(this, "change")
  }

  /**
   * What one should ask before this is recorded; null when nothing, or when it was asked just now.
   *
   * @returns {"large"|"twice"|null}
   */
  doubt(wish, kind) {
    const asked = JSON.stringify(wish)
    const isTwice = list.isTwice(this.entries, wish, Date.now())
    const doubt = wish.amount > kind.askAbove ? "large" : isTwice ? "twice" : null
    if (!doubt || this.#confirmed === asked) return null

    this.#confirmed = asked
    return doubt
  }

  record(wish) {
    this.#confirmed = ""
    const command = this.#hall.keep({ type: "makeOffer", ...wish })
    this.#change(list.typed(this.entries, command, Date.now()))
  }

  /** Sends what came too late once more, as such. */
  recordLate(entry) {
    const { badge, kind, amount, pitch, channel } = entry
    this.#change(this.entries.filter((other) => other !== entry))
    this.record({ badge, kind, amount, pitch, channel, late: true })
  }

  /** Takes back what was typed last. @returns {object|undefined} What that was. */
  undoLast() {
    this.#confirmed = ""
    const last = list.lastStanding(this.entries)
    if (!last) return undefined

    if (last.state === "recorded") this.#hall.keep({ type: "withdrawOffer", offer: last.offer })
    else this.#kept.put(this.#unwantedKey, [...this.#unwanted, last.id])
    this.#change(list.takenBack(this.entries, last))
    return last
  }

  /** Commands that were taken back before they had a number; they are withdrawn as soon as they have. */
  get #unwanted() {
    return this.#kept.get(this.#unwantedKey) ?? []
  }

  #answered({ command, answer }) {
    const entry = this.entries.find(({ id, offer }) => id === command.id || (offer && offer === command.offer))
    const { entries, withdraw } = list.answered(this.entries, command, answer)
    if (withdraw !== undefined) this.#hall.keep({ type: "withdrawOffer", offer: withdraw })
    if (command.type === "makeOffer") {
      this.#kept.put(this.#unwantedKey, this.#unwanted.filter((id) => id !== command.id))
    }
    this.#change(entries)
    if (answer.type === "refused" && entry) emit(this, "refused", { entry, answer })
    else if (command.type === "withdrawOffer" && entry) emit(this, "undone", entry)
  }

  #happened(events) {
    for (const { type, offer } of events) {
      if (type !== "offerWithdrawn") continue
      this.#withdrawn.add(offer)
      this.entries = list.withdrawnElsewhere(this.entries, offer)
    }
    if (events.some(({ type }) => OFFER_EVENTS.includes(type))) emit(this, "change")
  }

  #change(entries) {
    this.entries = entries
    emit(this, "change")
  }
}
