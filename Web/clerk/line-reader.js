/**
 * What becomes of a line that a clerk typed: recorded, listed, taken back, or told what is wrong with it. No DOM.
 *
 * @typedef {{ isTaken: boolean, text: string }} Reply  Not taken: the line stays, so that it can be mended.
 * @typedef {{ pitch: object|undefined, channel: "hand"|"paper", isComparing: boolean }} Now
 */
import { formatAmount } from "../modules/amounts.js"
import { said } from "../modules/hall-words.js"
import { language, say } from "../modules/language.js"
import { AMOUNT_MAX, parseEntry } from "./entry.js"
import { roundOf } from "./round.js"
import { nameOf, readBack } from "./words.js"

export class LineReader {
  #desk
  #people
  #kinds
  #choice
  #second

  constructor({ desk, people, kinds, choice, second }) {
    this.#desk = desk
    this.#people = people
    this.#kinds = kinds
    this.#choice = choice
    this.#second = second
  }

  /** @param {string} text  @param {Now} now  @returns {Reply} */
  read(text, now) {
    const entry = parseEntry(text)
    switch (entry.type) {
      case "undo":
        return now.isComparing ? this.#unlist(now) : this.#undo()
      case "kind":
        return this.#chooseKind(entry.place)
      case "offer":
        return this.#offer(entry, now)
      default:
        return wrong(`clerk.wrong.${entry.why}`, { badge: entry.badge, max: formatAmount(AMOUNT_MAX, language) })
    }
  }

  #chooseKind(place) {
    const key = this.#choice.choose(place)
    if (!key) return wrong("clerk.wrong.kind", { n: this.#choice.count })
    return taken(say("clerk.kindIs", { kind: this.#kinds.get(key)[language].label }))
  }

  #offer({ badge, amount }, now) {
    const person = this.#people.wearing(badge)
    // Not known yet is no reason to make a clerk wait: the server knows everybody.
    if (!person && this.#people.known) return this.#unknown(badge)
    if (person && person.role !== "employer") {
      return wrong("clerk.wrong.role", { badge, name: person.name, role: say(`role.${person.role}`) })
    }

    const kind = this.#kinds.get(this.#choice.key)
    const wish = { badge, kind: kind.key, amount: kind.single ? 1 : amount }
    return now.isComparing ? this.#list(wish, now) : this.#record(wish, kind, now)
  }

  /** Somebody may have come in a moment ago; typed once more the number is known then. */
  #unknown(badge) {
    this.#people.load()
    return wrong("clerk.unknown", { badge })
  }

  #record(wish, kind, { pitch, channel }) {
    const round = roundOf(pitch, channel === "paper")
    if (!round) return wrong(pitch?.state === "closed" ? "clerk.closed" : "clerk.waiting")

    const whole = { ...wish, pitch: pitch.pitch, channel, ...(round === "late" && { late: true }) }
    const doubt = this.#desk.doubt(whole, kind)
    const organisation = nameOf(wish.badge, this.#people)
    if (doubt) return wrong(`clerk.${doubt}`, { badge: wish.badge, organisation, what: said(kind, wish.amount) })

    this.#desk.record(whole)
    return taken(this.#readBack(whole))
  }

  #list(wish, { pitch }) {
    if (!pitch) return wrong("second.noPitch")
    this.#second.add(pitch.pitch, wish)
    return taken(say("second.added", { words: this.#readBack(wish) }))
  }

  #undo() {
    const entry = this.#desk.undoLast()
    return entry ? taken(say("clerk.undoing", { words: this.#readBack(entry) })) : wrong("clerk.nothing")
  }

  #unlist({ pitch }) {
    const line = pitch && this.#second.removeLast(pitch.pitch)
    return line ? taken(say("second.removed", { words: this.#readBack(line) })) : wrong("clerk.nothing")
  }

  #readBack(line) {
    return readBack(line, this.#people, this.#kinds)
  }
}

function taken(text) {
  return { isTaken: true, text }
}

function wrong(key, args) {
  return { isTaken: false, text: say(key, args) }
}
