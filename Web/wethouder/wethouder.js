/** The wethouder's own phone: the pitch beforehand, and on stage the total and the names to read aloud. */
import { announce } from "../modules/announcer.js"
import { runCountdown } from "../modules/countdown.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { offerSentence, otherTallies } from "../modules/hall-words.js"
import { Kept } from "../modules/kept.js"
import { learn, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { showPitch } from "../modules/pitch-view.js"
import { keepAwake } from "../modules/wake-lock.js"
import { AllOffers } from "./all-offers.js"
import { Contacts } from "./contacts.js"
import { NamesList } from "./names-list.js"
import { Preparing } from "./preparing.js"
import { ReadAloud } from "./read-aloud.js"
import { isSilent, openSince } from "./silence.js"
import { Ticks } from "./ticks.js"

const CAME_IN = ["offerMade", "lateAccepted"]
const CHANGES_OFFERS = [...CAME_IN, "offerWithdrawn", "personChanged", "personErased"]
const SILENCE_TICK_MS = 1_000

const [kinds, regions, themes, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("regions"),
  loadList("themes"),
  loadList("sectors"),
  learn("pitching").then(() => enterHall("wethouder")),
])
const kept = new Kept()
const ticks = new Ticks(kept, code)
const names = new NamesList(find("#names"), { kinds, sectors, code })
const allOffers = new AllOffers(code, (kind) => kinds.get(kind).counted)
const aloud = new ReadAloud(readAloud)
const refreshWakeLock = keepAwake(() => !find("#stage").hidden)
const preparing = new Preparing({ hall, kept, kinds, regions, themes, sectors })
const contacts = new Contacts({ hall, kinds, sectors, code, changed: render })
let silence = null

names.addEventListener("tick", ({ detail }) => ticked(detail))
for (const part of [allOffers, preparing]) part.addEventListener("change", render)
hall.addEventListener("hall", render)
hall.addEventListener("events", ({ detail }) => happened(detail))
hall.addEventListener("anew", () => contacts.refresh())
find("#aloud").addEventListener("change", ({ target }) => target.checked || aloud.stop())
find("#print").addEventListener("click", () => print())
runCountdown(find("#closes"), ownOnStage, () => hall.now(), announce)
setInterval(renderTip, SILENCE_TICK_MS)
render()

function ownOnStage() {
  const staged = stagedPitch(hall.state)
  return preparing.pitches.includes(staged) ? staged : undefined
}

/** The pitch that this page is about now. */
function ownPitch() {
  return ownOnStage() ?? preparing.pitches[0]
}

function render() {
  if (!hall.state) return

  const onStage = ownOnStage()
  find("#loading").hidden = true
  find("#stage").hidden = !onStage
  find("#edit").hidden = Boolean(onStage)
  if (onStage) renderStage(onStage)
  else preparing.render(ownPitch())
  renderOffers(ownPitch())
  contacts.render(preparing.pitches, Boolean(onStage))
  renderTip()
  refreshWakeLock()
}

function renderStage(pitch) {
  showPitch(pitch, hall.state.pitches, kinds)
  const phase = { onStage: "wethouder.wait", closed: "closed.title" }[pitch.state]
  setText(find("#phase"), phase ? say(phase) : "")
  find("#phase").hidden = !phase
  setText(find("#tallies"), otherTallies(pitch, kinds).map((text) => `+ ${text}`).join(" · "))
  const notes = preparing.notesOf(pitch)
  setText(find("#notes-text"), notes)
  find("#notes").hidden = !notes
}

/** Her copy of what was promised: from the moment that she stands there, and for as long as the page is. */
function renderOffers(pitch) {
  const isClosed = pitch?.state === "closed"
  const isShown = pitch && (pitch === ownOnStage() || pitch.standing > 0 || isClosed)
  find("#offers").hidden = !isShown
  if (!isShown) return

  const offers = allOffers.of(pitch)
  names.show(offers, (offer) => ticks.has(pitch.pitch, offer))
  renderCount(pitch, offers)
  setText(find("#offers-title"), say(isClosed ? "wethouder.thanks" : "wethouder.offers"))
  find("#offers").dataset.state = pitch.state
  setText(find("#empty"), say(isClosed ? "wethouder.emptyClosed" : "wethouder.empty"))
  find("#empty").hidden = offers.length > 0 || pitch.state === "onStage"
  find("#aloud-switch").hidden = isClosed
  find("#take-home").hidden = !pitch.standing
  find("#receipts").download = ""
  find("#receipts").href = `/api/v1/conferences/${code}/pitches/${pitch.pitch}/receipts?as=wethouder`
  setText(find("#printed-title"), pitch.title)
}

function renderCount(pitch, offers) {
  const left = ticks.left(pitch.pitch, offers)
  const words = offers.length === 0 ? "" : left ? say("wethouder.left", { n: left }) : say("wethouder.allNamed")
  setText(find("#left"), words)
}

function ticked({ offer, isTicked }) {
  ticks.set(ownPitch().pitch, offer, isTicked)
  renderOffers(ownPitch())
}

function renderTip() {
  const pitch = ownOnStage()
  silence = openSince(silence, pitch, hall.now())
  const isDue = isSilent(silence, pitch, hall.now())
  if (isDue && find("#tip").hidden) announce(say("wethouder.tip"))
  find("#tip").hidden = !isDue
}

function happened(events) {
  if (events.some(({ type }) => CHANGES_OFFERS.includes(type))) contacts.refresh()
  if (!find("#aloud").checked) return
  const pitch = ownOnStage()?.pitch
  for (const event of events) {
    if (CAME_IN.includes(event.type) && event.counted && event.pitch === pitch) aloud.heard(event)
  }
}

function readAloud(newest, others) {
  const sentence = offerSentence(newest, kinds, sectors)
  announce(others ? say("wethouder.readMore", { sentence, n: others }) : `${sentence}.`)
}
