/** What comes out of the printer: badges, cards, lists, the report, the plan. Each is a module; one is opened. */
import { find, setText } from "../modules/dom.js"
import { dressPage } from "../modules/dress.js"
import { learn, say } from "../modules/language.js"
import { Badges } from "./badges.js"
import { Cards } from "./cards.js"
import { Lists } from "./lists.js"
import { readPlace } from "./place.js"
import { Plan } from "./plan.js"
import { Report } from "./report.js"

const MAKERS = {
  badges: Badges,
  cards: Cards,
  pitches: Lists,
  regions: Lists,
  organisations: Lists,
  report: Report,
  plan: Plan,
}

const place = readPlace(location.pathname, location.search)
await learn("print")
dressPage()
find("#print").addEventListener("click", () => print())
if (place) await open()
else find("#unknown").hidden = false

async function open() {
  const { code, sheet, role } = place
  document.title = `${say(`sheet.${sheet}`)} – WieBiedt`
  setText(find("#title"), say(`sheet.${sheet}`))
  setText(find("#intro"), say(`sheet.${sheet}.intro`))
  find("#back").href = role === "organiser" ? `/organiser/${code}#uitvoer` : `/${role}/${code}`
  find("#back").hidden = false
  find("#tools").hidden = false
  await new MAKERS[sheet](place).open()
}
