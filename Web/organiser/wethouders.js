/** The wethouders, each with a link with which she prepares her own pitch; and until when she may. */
import { find, setText } from "../modules/dom.js"
import { clockTime, dayWords } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { showLinks } from "./staff.js"

export class Wethouders {
  #desk

  constructor(desk) {
    this.#desk = desk
    desk.people.addEventListener("change", () => showLinks(find("#wethouders"), desk, ["wethouder"], find("#wethouder-link")))
  }

  happened(events) {
    if (events.some(({ type }) => type === "charterChanged")) this.refresh()
  }

  async refresh() {
    const { ok, body } = await this.#desk.ask("settings")
    if (!ok) return

    const at = body.freezeAt
    setText(find("#freeze-note"), at ? say("order.freeze", { date: dayWords(at), time: clockTime(at) }) : "")
  }
}
