/** Practising with a made-up crowd, and wiping what was practised. */
import { find, make, setText } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { phaseOf } from "../modules/phase.js"
import { ask } from "./question.js"
import { CROWDS, rehearsalIs, rehearsalRows } from "./rehearsal-words.js"

const FIGURES_EVERY_MS = 1_000

export class Rehearsal {
  #desk
  #timer = null

  constructor(desk) {
    this.#desk = desk
    find("#crowd").append(...CROWDS.map((n) => make("option", { value: String(n), textContent: say("rehearsal.crowd", { n }) })))
    find("#crowd").value = "100"
    find("#crowd-start").addEventListener("click", () => this.#start())
    find("#crowd-stop").addEventListener("click", () => this.#stop())
    find("#wipe").addEventListener("click", () => this.#wipe())
    find("#rehearsal-begin").addEventListener("click", () => this.#begin())
  }

  render() {
    const is = rehearsalIs(phaseOf(this.#desk.hall.state))
    for (const element of document.querySelectorAll("[data-rehearsal]")) element.hidden = element.dataset.rehearsal !== is
    if (is === "now") this.#timer ??= setInterval(() => find("#oefenen").hidden || this.refresh(), FIGURES_EVERY_MS)
    else this.#timer = clearInterval(this.#timer) ?? null
  }

  async refresh() {
    if (rehearsalIs(phaseOf(this.#desk.hall.state)) !== "now") return

    const { ok, body } = await this.#desk.ask("rehearsal")
    if (!ok) return

    find("#figures").replaceChildren(
      ...rehearsalRows(body).map(({ key, args }) => make("li", { className: "number", textContent: say(key, args) })),
    )
    find("#crowd-stop").hidden = body.bidders === 0
  }

  #begin() {
    const wish = { type: "enterPhase", phase: "rehearsal", expect: "concept" }
    return this.#desk.command(wish, say("phase.done", { phase: say("phase.rehearsal") }), find("#rehearsal-answer"))
  }

  async #start() {
    const bidders = Number(find("#crowd").value)
    const { ok, body } = await this.#desk.ask("rehearsal", { method: "POST", body: { bidders } })
    const words = ok ? say("rehearsal.started", { n: bidders }) : refusalText(body ?? { code: "noAnswer" })
    this.#desk.tell(words, find("#rehearsal-answer"), !ok)
    this.refresh()
  }

  async #stop() {
    const { ok, body } = await this.#desk.ask("rehearsal/stop", { method: "POST" })
    this.#desk.tell(ok ? say("rehearsal.stopped") : refusalText(body ?? { code: "noAnswer" }), find("#rehearsal-answer"), !ok)
    this.refresh()
  }

  async #wipe() {
    const { ok, body } = await this.#desk.ask("offers")
    const n = ok ? body.offers.length : 0
    const words = {
      title: say("rehearsal.wipeTitle"),
      sentences: [say("rehearsal.goes"), say("rehearsal.stays")],
      yes: say("rehearsal.wipeYes", { n }),
      no: say("rehearsal.wipeNo"),
    }
    if (!(await ask(find("#wipe-question"), words))) return

    await this.#desk.command({ type: "wipeRehearsal" }, say("rehearsal.wiped"), find("#rehearsal-answer"))
    setText(find("#figures"), "")
  }
}
