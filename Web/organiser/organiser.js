/** The organiser's page: one section a task, from a week before the day until the evening after. */
import { alarm, announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { formatCode } from "../modules/code.js"
import { find, setText } from "../modules/dom.js"
import { dayWords } from "../modules/hall-words.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { WalkIn } from "../modules/walk-in.js"
import { Audit } from "./audit.js"
import { Conferences } from "./conferences.js"
import { Exports } from "./exports.js"
import { Import } from "./import.js"
import { Jury } from "./jury.js"
import { Newcomer } from "./newcomer.js"
import { OffersTable } from "./offers-table.js"
import { Overview } from "./overview.js"
import { People } from "./people.js"
import { PeopleStore } from "./people-store.js"
import { Phases } from "./phases.js"
import { readPlace } from "./place.js"
import { Prepared } from "./prepared.js"
import { Programme } from "./programme.js"
import { Proof } from "./proof.js"
import { Rehearsal } from "./rehearsal.js"
import { RunningOrder } from "./running-order.js"
import { Settings } from "./settings.js"
import { Staff } from "./staff.js"
import { Wethouders } from "./wethouders.js"

const [kinds, regions, themes, sectors, organisations, hall] = await Promise.all([
  loadKinds(),
  loadList("regions"),
  loadList("themes"),
  loadList("sectors"),
  loadList("organisations"),
  Promise.all([
    learn("organiser"),
    learn("pitching"),
    learn("jury"),
    learn("evening"),
    learn("setup"),
    learn("people"),
    learn("rehearsal"),
    learn("audit"),
    learn("clerk"),
  ]).then(() => enterHall("organiser")),
])
const people = new PeopleStore(ask)
const desk = { hall, kinds, regions, themes, sectors, organisations, people, ask, command, tell }
const audit = new Audit(desk)
const list = new People(desk)
const parts = [
  people,
  new Overview(desk),
  new Programme(desk),
  new RunningOrder(desk),
  new Prepared(desk),
  new Wethouders(desk),
  new OffersTable(desk),
  new Newcomer(desk),
  new Rehearsal(desk),
  new Jury(desk),
  new Exports(desk),
  new Proof(desk),
  new Phases(desk),
  new Staff(desk),
  new Settings(desk),
  new Conferences(desk),
  audit,
]
/** What in the address is about one section goes to that one. */
const shows = { deelnemers: list, logboek: audit }
let section

new Import(desk)
new WalkIn(find("#walk-in"), code, "organiser").addEventListener("made", () => people.refresh())
showSection()
linkExports()
setText(find("#code"), formatCode(code))
addEventListener("hashchange", showSection)
hall.addEventListener("hall", render)
hall.addEventListener("presence", () => setText(find("#here"), say("hall.here", { n: hall.here })))
hall.addEventListener("events", ({ detail }) => parts.forEach((part) => part.happened?.(detail)))
hall.addEventListener("line", ({ detail }) => detail === "open" && parts.forEach((part) => part.refresh?.()))
render()
parts.forEach((part) => part.refresh?.())

function render() {
  if (!hall.state) return

  const { name, date, venue } = hall.state.conference
  setText(find("#conference"), [name, date && dayWords(date), venue].filter(Boolean).join(" · "))
  parts.forEach((part) => part.render?.())
}

/** Asks the hall over HTTP, as its organiser; with `all` about every conference of the organiser. */
function ask(path, { all = false, ...how } = {}) {
  return request(all ? "" : `${code}/${path}`, { role: "organiser", ...how })
}

/** Gives a command and tells how it went. @returns {Promise<object|null>} Null when refused. */
async function command(wish, done, place) {
  const told = await hall.ask(wish)
  const isRefused = told.type === "refused"
  tell(isRefused ? refusalText(told) : done, place, isRefused)
  return isRefused ? null : told
}

/** A sentence near what was pressed, and aloud. */
function tell(text, place = find("#answer"), isWrong = false) {
  setText(place, text)
  place.hidden = false
  if (isWrong) alarm(text)
  else announce(text)
}

function showSection() {
  const place = readPlace(location.hash)
  const sections = [...document.querySelectorAll("[data-section]")]
  const shown = sections.find(({ id }) => id === place.section) ?? sections[0]
  if (shown.id !== section) find("#answer").hidden = true
  section = shown.id
  for (const each of sections) each.hidden = each !== shown
  for (const link of document.querySelectorAll(".nav a")) {
    if (link.hash === `#${section}`) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
  shows[section]?.show(place.filters)
}

function linkExports() {
  for (const link of document.querySelectorAll("[data-export]")) {
    link.href = `/api/v1/conferences/${code}/${link.dataset.export}?as=organiser`
    link.download = ""
  }
}
