/** What stands on the screen when no pitch does: a break, the jury, a word of thanks, the code; and the jury itself. */
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { say } from "../modules/language.js"

export class Shows {
  #remote
  #results

  /** @param {import("../modules/jury-results.js").JuryResults} results */
  constructor(remote, results) {
    this.#remote = remote
    this.#results = results
    for (const button of document.querySelectorAll("[data-show]")) {
      button.addEventListener("click", (event) => remote.press(event, () => this.#show(button.dataset.show)))
    }
    find("#jury-open").addEventListener("click", (event) => remote.press(event, () => this.#turnJury()))
    results.addEventListener("change", () => remote.hall.state && this.render(remote.hall.state))
  }

  render(state) {
    const shown = onScreen(state)
    for (const button of document.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === shown))
    }
    setText(find("#jury-open"), say(state.juryOpen ? "jury.close" : "jury.open"))
    const judged = (this.#results.pitches ?? []).reduce((sum, { judges = 0 }) => sum + judges, 0)
    const words = [say(state.juryOpen ? "jury.isOpen" : "jury.isClosed"), `${say("jury.judged", { n: judged })}.`]
    setText(find("#jury-state"), words.join(" "))
  }

  #show(wanted) {
    const { hall, tell, command } = this.#remote
    if (stagedPitch(hall.state)?.state === "open") return tell(say("moderator.closeFirst"))
    if (onScreen(hall.state) === wanted) return tell(say("moderator.shown"))
    command({ type: "clearStage", ...(wanted !== "lobby" && { interlude: wanted }) })
  }

  #turnJury() {
    const { hall, command } = this.#remote
    command({ type: hall.state.juryOpen ? "closeJury" : "openJury" })
  }
}

function onScreen({ stage, interlude }) {
  return stage ? null : (interlude ?? "lobby")
}
