/** The first thing an organiser sees: what comes next, how the hall is, whether it is ready. */
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { say } from "../modules/language.js"
import { phaseOf } from "../modules/phase.js"
import { nextStep } from "./next-step.js"
import { preflightRows, preflightSum } from "./preflight-words.js"

/** Disks fill and screens fall out by themselves. */
const CHECK_EVERY_MS = 30_000

export class Overview {
  #desk
  #lastNumber = 0

  constructor(desk) {
    this.#desk = desk
    find("#check-again").addEventListener("click", () => this.refresh())
    find("#wifi-link").href = `/wifi/${desk.hall.code}`
    find("#wifi-link").textContent = `${location.host}/wifi/${desk.hall.code}`
    desk.people.addEventListener("change", () => this.render())
    setInterval(() => find("#overzicht").hidden || this.#check(), CHECK_EVERY_MS)
  }

  happened(events) {
    for (const { type, offer } of events) {
      if (type === "offerMade") this.#lastNumber = Math.max(this.#lastNumber, offer)
      if (type === "rehearsalWiped") this.#lastNumber = 0
    }
    this.render()
  }

  async refresh() {
    this.#check()
    const { ok, body } = await this.#desk.ask("offers")
    if (!ok) return

    this.#lastNumber = body.offers.at(-1)?.offer ?? 0
    this.render()
  }

  render() {
    const { hall, people } = this.#desk
    if (!hall.state) return

    const { pitches, conference } = hall.state
    const standing = pitches.reduce((sum, pitch) => sum + (pitch.standing ?? 0), 0)
    const ready = pitches.filter(({ state }) => state !== "draft")
    const isOver = ready.length > 0 && ready.every(({ state }) => state === "closed")
    const employers = people.all.filter(({ role, erased }) => role === "employer" && !erased).length
    const next = nextStep({ phase: phaseOf({ conference }), people: employers, ready: ready.length, offers: this.#lastNumber, isOver })
    setText(find("#next-words"), say(`next.${next.key}`))
    setText(find("#next-go"), say(`go.${next.key}`))
    find("#next-go").href = `#${next.section}`
    setText(find("#now-pitch"), stagedPitch(hall.state)?.title ?? say("now.noPitch"))
    setText(find("#now-here"), String(hall.here))
    setText(find("#now-screens"), String(hall.screens))
    setText(find("#now-offers"), String(standing))
    setText(find("#now-number"), this.#lastNumber ? offerNumber(this.#lastNumber) : "–")
  }

  async #check() {
    const { ok, body } = await this.#desk.ask("preflight")
    find("#checks-trouble").hidden = ok
    if (!ok) return

    const rows = preflightRows(body.checks)
    const { key, args } = preflightSum(rows)
    setText(find("#checks-sum"), say(key, args))
    find("#checks").replaceChildren(...rows.map(item))
  }
}

function item({ state, mark, key, adviceKey, ...facts }) {
  const words = make("strong", { textContent: say(key, readable(facts)) })
  const advice = adviceKey ? [make("span", { className: "quiet", textContent: say(adviceKey, readable(facts)) })] : []
  const sign = make("span", { className: "sign", textContent: mark, ariaHidden: "true" })
  const spoken = make("span", { className: "unseen", textContent: say(`check.state.${state}`) })
  return make("li", { data: { state } }, sign, spoken, make("div", { className: "stack-tight" }, words, ...advice))
}

/** Bytes are said in gigabytes. */
function readable(facts) {
  const bytes = facts.freeBytes ?? facts.free
  return bytes === undefined ? facts : { ...facts, free: Math.round(bytes / 1e9) }
}
