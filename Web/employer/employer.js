/** The phone of an employer: follows the stage, offers, and shows what became of each offer. */
import { alarm, announce } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { runCountdown } from "../modules/countdown.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { markHere } from "../modules/here.js"
import { adviseOnce } from "../modules/insecure.js"
import { language, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { keepAwake } from "../modules/wake-lock.js"
import { ItIsMe } from "./it-is-me.js"
import { offerCard } from "./offer-card.js"
import { OfferForm } from "./offer-form.js"
import { OwnList } from "./own-list.js"
import { cardRow, ownRows, wayBack } from "./own-rows.js"
import { StagePanel } from "./stage-panel.js"
import { WithdrawQuestion } from "./withdraw-question.js"

const CARD = "card"

const [kinds, hall] = await Promise.all([loadKinds(), enterHall("employer")])
const form = new OfferForm(kinds)
const panel = new StagePanel(kinds)
const itIsMe = new ItIsMe(code)
const question = new WithdrawQuestion({ yes: withdraw, no: asBefore })
const list = new OwnList(code, kinds, question, { undo, withdraw: askWhetherToWithdraw, late: sendLate })
const refreshWakeLock = keepAwake(() => shownPitch()?.state === "open")

/** The pitch in front of this employer: the stage's, unless they are still writing at another. */
let shown = null
let cardBefore = null
let offersMore = false
let nameIsSet = false
/** The sentence above the button says that there is no room. */
let toldFull = false
/** @type {{ command: object, answer: object }[]} */
let refused = []

markHere(code)
adviseOnce()
find("#follow").href = `/screen/${code}?as=employer`
hall.addEventListener("hall", render)
hall.addEventListener("answer", ({ detail }) => answered(detail))
form.addEventListener("offer", ({ detail }) => offer(detail))
form.addEventListener("tooEarly", () => tell(say("wait.body")))
form.addEventListener("full", ({ detail }) => tellFull(detail))
find("#moved").addEventListener("click", () => goTo(hall.state.stage ?? null))
runCountdown(find("#closes"), shownPitch, () => hall.now(), announce)
render()

function shownPitch() {
  return hall.state?.pitches.find(({ pitch }) => pitch === shown)
}

function render() {
  if (!hall.state) return

  const rows = ownRows({ entries: hall.outbox.entries, refused, offers: hall.you.offers })
  follow()
  renderPerson()
  renderPitch(rows)
  list.render(rows, hall.state.pitches)
}

/** The page goes along with the stage, but never from under somebody who is writing. */
function follow() {
  const stage = stagedPitch(hall.state)?.pitch ?? null
  const stays = shown !== null && stage !== shown && (form.isBusy || question.isOpen)
  if (stays && find("#moved").hidden) announce(say("follow.moved"))
  find("#moved").hidden = !stays
  if (!stays && stage !== shown) goTo(stage)
}

function goTo(pitch) {
  shown = pitch
  offersMore = false
  tell("")
  keepingFocus(render)
}

/** What had the focus may be gone afterwards; whoever goes by keyboard then starts at the pitch, not at the top. */
function keepingFocus(change) {
  const main = find("#main")
  const hadFocus = main.contains(document.activeElement)
  change()
  if (hadFocus && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
}

function renderPerson() {
  setText(find("#organisation"), hall.you.organisation || hall.you.name || "WieBiedt")
  find("#memory").hidden = hall.outbox.durable
  itIsMe.ask(hall.you)
  if (!nameIsSet) form.show = hall.you.show !== false
  nameIsSet = true
}

function renderPitch(rows) {
  const pitch = shownPitch()
  panel.show(hall.state, pitch)
  find("#action").hidden = !pitch
  if (!pitch) return void (form.hidden = true)

  form.showKinds(pitch, hall.state.conference.kinds ?? kinds.all.map(({ key }) => key))
  // Who was writing when the round closed may still press: the server decides, not this page.
  const takesOffers = pitch.state === "open" || (pitch.state === "closed" && form.isBusy)
  form.isOpen = takesOffers
  if (toldFull && !form.isFull) tell("")
  renderAction(pitch, rows, takesOffers)
  refreshWakeLock()
}

function renderAction(pitch, rows, takesOffers) {
  const row = offersMore ? undefined : cardRow(rows, pitch.pitch)
  const isOver = pitch.state === "closed" && !takesOffers
  form.hidden = Boolean(row) || isOver
  find("#closed").hidden = !isOver
  renderCard(row, pitch)
}

function renderCard(row, pitch) {
  const acts = row ? actsFor(row, pitch) : {}
  const asked = row ? question.element(row.number, CARD) : null
  // Drawn anew only when something in it changed, so that a finger never misses its button.
  const { municipality, wethouder } = pitch
  const card = row ? JSON.stringify([row, municipality, wethouder, Object.keys(acts), asked !== null]) : null
  if (card === cardBefore) return

  cardBefore = card
  const elements = row ? [offerCard(row, pitch, kinds.get(row.kind), acts, code, asked)] : []
  find("#card").replaceChildren(...elements)
}

function actsFor(row, pitch) {
  const way = wayBack(row, pitch)
  return {
    ...(way === "undo" && { undo: calmly(() => undo(row)) }),
    ...(way === "withdraw" && { withdraw: calmly(() => askWhetherToWithdraw(row, CARD)) }),
    ...(pitch.state === "open" && { again: calmly(again) }),
    ...(row.state === "refused" && row.answer.code === "offersClosed" && { late: () => sendLate(row) }),
    ...(row.state === "refused" && { dismiss: () => dismiss(row) }),
  }
}

/** A double tap on the button must not press what stands there a moment later. */
function calmly(act) {
  return (event) => {
    if (!form.isSecondTap(event)) act()
  }
}

function offer(wish) {
  offersMore = false
  refused = refused.filter(({ command }) => command.pitch !== shown)
  tell("")
  hall.keep({ type: "makeOffer", pitch: shown, ...wish })
  form.reset()
  find("#action").focus({ preventScroll: true })
}

function undo(row) {
  keepingFocus(() => hall.keep({ type: "withdrawOffer", offer: row.number }))
}

function askWhetherToWithdraw(row, place) {
  question.ask(row.number, place)
  render()
  question.focus()
}

function withdraw(offer, reason) {
  hall.keep({ type: "withdrawOffer", offer, ...(reason && { reason }) })
  keepingFocus(render)
}

/** It stays: back to where the question was asked. */
function asBefore(place) {
  render()
  find(place === CARD ? "#action" : "#mine-title").focus({ preventScroll: true })
}

function again() {
  form.offerAgain()
  offersMore = true
  tell("")
  render()
  find("[name=kind]:checked")?.focus()
}

/** The same offer once more, now marked as late: it may have been made in time on a dead line. */
function sendLate(row) {
  const { id, ...command } = row.command
  refused = refused.filter(({ command: other }) => other.id !== id)
  hall.keep({ ...command, late: true })
  find("#action").focus({ preventScroll: true })
}

function dismiss(row) {
  refused = refused.filter(({ command }) => command.id !== row.command.id)
  render()
}

function answered({ command, answer }) {
  if (answer.type === "refused") return wasRefused(command, answer)
  if (command.type === "withdrawOffer") return tell(say("undo.done"))

  if (answer.late) return announce(say("state.late"))
  // A page that was only just loaded may not shake the phone, and Chromium complains when it tries.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(30)
  announce(say("state.saved.say", { number: offerNumber(answer.offer) }))
}

function wasRefused(command, answer) {
  if (command.type === "makeOffer") refused = [...refused, { command, answer }]
  else tell(refusalText(answer))
  alarm(answer.code === "offersClosed" ? say("state.refusedClosed") : refusalText(answer))
}

/** The button is not dead: it says why it takes nothing, and until when. */
function tellFull(kind) {
  tell(say("full.body", { label: kind[language].label }))
  toldFull = true
}

/** A sentence above the button, and aloud. */
function tell(text) {
  toldFull = false
  setText(find("#why"), text)
  find("#why").hidden = text === ""
  if (text) announce(text)
}
