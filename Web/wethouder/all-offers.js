/**
 * Every offer of a pitch that stands, newest first: the hall's state remembers the newest, and the server has the rest.
 *
 * Event  change  the rest came in
 */
import { request } from "../modules/api.js"
import { emit } from "../modules/events.js"

/** One list for many offers that come in at once. */
const EVERY_MS = 2_000

export class AllOffers extends EventTarget {
  #code
  #counts
  #rows = []
  #fetchedFor = ""
  #timer = null

  /** @param {string} code  @param {(kind: string) => boolean} counts  Whether a kind is in the hall's tallies. */
  constructor(code, counts) {
    super()
    this.#code = code
    this.#counts = counts
  }

  /** @param {object} pitch  @returns {{ offer: number, kind: string, amount: number, by: object }[]} */
  of(pitch) {
    const recent = pitch.recent ?? []
    const isWhole = recent.length >= (pitch.standing ?? 0)
    if (!isWhole) this.#fetchFor(pitch)
    const older = isWhole ? [] : olderThan(recent, this.#rows.filter((row) => row.pitch === pitch.pitch))
    return [...recent, ...older].sort((one, other) => other.offer - one.offer)
  }

  #fetchFor(pitch) {
    const wanted = `${pitch.pitch}/${pitch.standing}`
    if (wanted === this.#fetchedFor || this.#timer !== null) return

    this.#fetchedFor = wanted
    this.#timer = setTimeout(() => this.#mayFetchAgain(), EVERY_MS)
    this.#fetch()
  }

  #mayFetchAgain() {
    this.#timer = null
    emit(this, "change")
  }

  async #fetch() {
    const { ok, body } = await request(`${this.#code}/offers`, { role: "wethouder" })
    if (!ok) return void (this.#fetchedFor = "")

    this.#rows = body.offers.filter((row) => stands(row) && this.#counts(row.kind)).map(asStanding)
    emit(this, "change")
  }
}

function stands({ withdrawn, late, accepted }) {
  return !withdrawn && (!late || accepted)
}

/** Also where she may know who it is: what is read aloud, the whole hall hears. */
function asStanding({ pitch, offer, kind, amount, show, organisation, sector, prepared }) {
  const by = { ...(show && organisation && { organisation }), ...(sector && { sector }) }
  return { pitch, offer, kind, amount, by, ...(prepared && { prepared }) }
}

function olderThan(recent, rows) {
  const known = new Set(recent.map(({ offer }) => offer))
  return rows.filter(({ offer }) => !known.has(offer))
}
