/** The wethouders, each with a link with which she prepares her own pitch; and until when she may. */
import { find, setText } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { dayWords } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { momentTime } from "./moment-field.js"
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
    const until = at && { date: dayWords(dutchDay(at)), time: momentTime(at) }
    setText(find("#freeze-note"), until ? say("order.freeze", until) : "")
  }
}
