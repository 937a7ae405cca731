/** The steps from concept to archive, as buttons that say what they do. */
import { find, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { phaseOf } from "../modules/phase.js"
import { button } from "./fields.js"
import { phaseSteps } from "./phase-steps.js"
import { ask } from "./question.js"

export class Phases {
  #desk
  #shown

  constructor(desk) {
    this.#desk = desk
  }

  render() {
    const phase = phaseOf(this.#desk.hall.state)
    if (phase === this.#shown) return

    this.#shown = phase
    setText(find("#phase-now"), say(`phase.${phase}`))
    setText(find("#phase-what"), say(`phase.what.${phase}`))
    find("#phase-question").replaceChildren()
    find("#phase-steps").replaceChildren(
      ...phaseSteps(phase).map((step, at) =>
        button(step.key, () => this.#go(phase, step), { className: at === 0 ? "button button-main" : "button" }),
      ),
    )
  }

  async #go(phase, { to, key, asks }) {
    const words = { title: `${say(key)}?`, sentences: [say(`phase.what.${to}`)], yes: say("phase.yes", { what: say(key) }), no: say("phase.no") }
    if (asks && !(await ask(find("#phase-question"), words))) return

    const done = say("phase.done", { phase: say(`phase.${to}`) })
    if (await this.#desk.command({ type: "enterPhase", phase: to, expect: phase }, done)) find("#phase-now").focus()
  }
}
