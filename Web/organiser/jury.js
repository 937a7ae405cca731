/** What the jury thinks of each pitch, and the door that lets it judge. */
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { JuryResults } from "../modules/jury-results.js"

export class Jury {
  #desk
  #results
  #shown = ""

  constructor(desk) {
    this.#desk = desk
    this.#results = new JuryResults(desk.hall)
    this.#results.addEventListener("change", () => desk.hall.state && this.render())
    find("#jury-turn").addEventListener("click", () => this.#turn())
  }

  render() {
    const { juryOpen, pitches } = this.#desk.hall.state
    setText(find("#jury-state"), say(juryOpen ? "jury.isOpen" : "jury.isClosed"))
    setText(find("#jury-turn"), say(juryOpen ? "jury.close" : "jury.open"))
    find("#jury-trouble").hidden = !this.#results.failed

    const results = this.#results.pitches
    // Before the first answer nothing is known, also not that there is nothing.
    if (results) this.#list(pitches, results)
  }

  #list(pitches, results) {
    const rows = pitches
      .map(({ pitch, number, title }) => ({ number, title, ...results.find((result) => result.pitch === pitch) }))
      .filter(({ judges }) => judges)
    const signature = JSON.stringify(rows)
    if (signature === this.#shown) return

    this.#shown = signature
    find("#jury-empty").hidden = rows.length > 0
    find("#jury-table").hidden = rows.length === 0
    find("#jury-rows").replaceChildren(...rows.map(row))
  }

  #turn() {
    const { hall, command } = this.#desk
    const isOpen = Boolean(hall.state.juryOpen)
    return command({ type: isOpen ? "closeJury" : "openJury" }, say(isOpen ? "jury.closed" : "jury.opened"))
  }
}

function row({ number, title, judges, points, praise = [] }) {
  const list = make("ul", { className: "praise" }, ...praise.map((textContent) => make("li", { textContent })))
  return make(
    "tr",
    {},
    make("td", { textContent: String(number) }),
    make("td", { textContent: title }),
    make("td", { textContent: String(points ?? "") }),
    make("td", { textContent: String(judges) }),
    make("td", {}, ...(praise.length ? [list] : [])),
  )
}
