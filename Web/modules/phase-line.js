/** The line on top of a page that says how far the conference is, in words and in colour. */
import { announce } from "./announcer.js"
import { find, setText } from "./dom.js"
import { say } from "./language.js"
import { isPhaseShown, phaseOf } from "./phase.js"

/** @param {import("./hall.js").Hall} hall */
export function showPhase(hall, line = find("[data-phase]")) {
  hall.addEventListener("hall", () => {
    const phase = phaseOf(hall.state)
    if (!hall.state || phase === line.dataset.phase) return

    // What it is when somebody comes in is no news.
    if (line.dataset.phase) announce(say(`phase.${phase}`))
    line.dataset.phase = phase
    line.hidden = !isPhaseShown(phase, hall.role)
    setText(line, say(`phase.${phase}`))
  })
}
