/** The organiser's desk: the programme, who offered what, who is there, what is taken home. */
import { alarm, announce } from "../modules/announcer.js"
import { formatCode } from "../modules/code.js"
import { find, setText } from "../modules/dom.js"
import { dayWords } from "../modules/hall-words.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { Jury } from "./jury.js"
import { OffersTable } from "./offers-table.js"
import { People } from "./people.js"
import { Programme } from "./programme.js"
import { Proof } from "./proof.js"

const [kinds, regions, themes, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("regions"),
  loadList("themes"),
  loadList("sectors"),
  Promise.all([learn("organiser"), learn("pitching"), learn("jury")]).then(() => enterHall("organiser")),
])
const desk = { hall, kinds, regions, themes, sectors, command }
const parts = [new Programme(desk), new OffersTable(desk), new People(desk), new Jury(desk), new Proof(desk)]

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

/** Gives a command and tells how it went. @returns {Promise<object|null>} Null when refused. */
async function command(wish, done) {
  const told = await hall.ask(wish)
  const isRefused = told.type === "refused"
  const text = isRefused ? refusalText(told) : done
  setText(find("#answer"), text)
  find("#answer").hidden = false
  if (isRefused) alarm(text)
  else announce(text)
  return isRefused ? null : told
}

function showSection() {
  const wanted = location.hash.slice(1)
  const sections = [...document.querySelectorAll("[data-section]")]
  const shown = sections.find(({ id }) => id === wanted) ?? sections[0]
  for (const section of sections) section.hidden = section !== shown
  for (const link of document.querySelectorAll(".nav a")) {
    if (link.hash === `#${shown.id}`) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
  find("#answer").hidden = true
}

function linkExports() {
  for (const link of document.querySelectorAll("[data-export]")) {
    link.href = `/api/v1/conferences/${code}/${link.dataset.export}?as=organiser`
    link.download = ""
  }
}
