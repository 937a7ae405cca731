/** The phone of an employer: follows the stage, offers, and shows what became of each offer. */
import { alarm, announce, announceTotal } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { runCountdown } from "../modules/countdown.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { progress, said } from "../modules/hall-words.js"
import { markHere } from "../modules/here.js"
import { language, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { pitchStory, showPitch } from "../modules/pitch-view.js"
import { receiptLink } from "../modules/receipt-link.js"
import { keepAwake } from "../modules/wake-lock.js"
import { offerCard, stateWords } from "./offer-card.js"
import { OfferForm } from "./offer-form.js"
import { cardRow, hasReceipt, ownRows } from "./own-rows.js"

const [kinds, hall] = await Promise.all([loadKinds(), enterHall("employer")])
const form = new OfferForm(kinds)
const refreshWakeLock = keepAwake(() => shownPitch()?.state === "open")

/** The pitch in front of this employer: the stage's, unless they are still writing at another. */
let shown = null
let stateBefore = null
let spokenBefore = null
let storyBefore = null
let cardBefore = null
let offersMore = false
let nameIsSet = false
/** The sentence above the button says that there is no room. */
let toldFull = false
/** @type {{ command: object, answer: object }[]} */
let refused = []

markHere(code)
hall.addEventListener("hall", render)
hall.addEventListener("answer", ({ detail }) => answered(detail))
form.addEventListener("offer", ({ detail }) => offer(detail))
form.addEventListener("tooEarly", () => tell(say("wait.body")))
form.addEventListener("full", ({ detail }) => tellFull(detail))
find("#moved").addEventListener("click", () => goTo(hall.state.stage))
runCountdown(find("#closes"), shownPitch, () => hall.now(), announce)
render()

function shownPitch() {
  return hall.state?.pitches.find(({ pitch }) => pitch === shown)
}

function render() {
  if (!hall.state) return

  follow()
  renderPerson()
  renderPitch()
  renderMine()
}

/** The page goes along with the stage, but never from under somebody who is writing. */
function follow() {
  const stage = stagedPitch(hall.state)?.pitch ?? null
  const stays = shown !== null && stage !== shown && form.isBusy
  find("#moved").hidden = !stays
  if (!stays && stage !== shown) goTo(stage)
}

function goTo(pitch) {
  shown = pitch
  stateBefore = spokenBefore = storyBefore = null
  offersMore = false
  tell("")
  render()
}

function renderPerson() {
  setText(find("#organisation"), hall.you.organisation || hall.you.name || "WieBiedt")
  find("#memory").hidden = hall.outbox.durable
  if (!nameIsSet) form.show = hall.you.show !== false
  nameIsSet = true
}

function renderPitch() {
  const pitch = shownPitch()
  find("#loading").hidden = true
  find("#lobby").hidden = Boolean(pitch)
  find("#pitch").hidden = find("#action").hidden = !pitch
  if (!pitch) return void (form.hidden = true)

  showPitch(pitch, hall.state.pitches, kinds)
  renderStory(pitch)
  form.showKinds(pitch, hall.state.conference.kinds ?? kinds.all.map(({ key }) => key))
  // Who was writing when the round closed may still press: the server decides, not this page.
  const wasOpen = pitch.state === "open" || (pitch.state === "closed" && form.isBusy)
  form.isOpen = wasOpen
  if (toldFull && !form.isFull) tell("")
  renderAction(pitch, wasOpen)
  speak(pitch)
  refreshWakeLock()
}

function renderStory(pitch) {
  const story = JSON.stringify([pitch.problem, pitch.forWhom, pitch.asks, pitch.promises, pitch.firstStep])
  if (story === storyBefore) return

  storyBefore = story
  const parts = pitchStory(pitch, kinds)
  find("#pitch-story").replaceChildren(...parts)
  find("#pitch-more").hidden = parts.length === 0
}

function renderAction(pitch, wasOpen) {
  const rows = ownRows({ entries: hall.outbox.entries, refused, offers: hall.you.offers })
  const row = offersMore ? undefined : cardRow(rows, pitch.pitch)
  const isOver = pitch.state === "closed" && !wasOpen
  form.hidden = Boolean(row) || isOver
  find("#closed").hidden = !isOver
  renderCard(row, pitch)
}

function renderCard(row, pitch) {
  const acts = row ? actsFor(row, pitch) : {}
  // Drawn anew only when something in it changed, so that a finger never misses its button.
  const card = row ? JSON.stringify([row, Object.keys(acts)]) : null
  if (card === cardBefore) return

  cardBefore = card
  const elements = row ? [offerCard(row, kinds.get(row.kind), acts, code)] : []
  find("#card").replaceChildren(...elements)
}

function actsFor(row, pitch) {
  const isOpen = pitch.state === "open"
  const isRecorded = row.state === "recorded" || row.state === "accepted"
  return {
    ...(isRecorded && isOpen && { undo: calmly(() => undo(row)) }),
    ...(isOpen && { again: calmly(again) }),
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
  hall.keep({ type: "withdrawOffer", offer: row.number })
  find("#action").focus({ preventScroll: true })
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
  navigator.vibrate?.(30)
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

function speak(pitch) {
  if (stateBefore !== null && stateBefore !== pitch.state) {
    if (pitch.state === "open") {
      tell("")
      announce(say("wait.opened"))
    }
    if (pitch.state === "closed") alarm(say("timer.0"))
  }
  stateBefore = pitch.state

  const far = progress(pitch, kinds)
  if (far && spokenBefore !== null && far.spoken !== spokenBefore) announceTotal(far.spoken)
  spokenBefore = far?.spoken ?? null
}

function renderMine() {
  const rows = ownRows({ entries: hall.outbox.entries, refused, offers: hall.you.offers })
  const standing = rows.filter(({ state }) => !["withdrawn", "refused"].includes(state))
  setText(find("#mine-title"), say("mine.title", { n: standing.length }))
  find("#mine-empty").hidden = rows.length > 0
  find("#mine-list").replaceChildren(...rows.map(mineRow))
}

function mineRow(row) {
  const pitch = hall.state.pitches.find(({ pitch }) => pitch === row.pitch)
  const what = `${said(kinds.get(row.kind), row.amount)}${pitch ? ` · ${pitch.title}` : ""}`
  const item = make("li", { data: { state: row.state } }, make("span", { textContent: what }))
  item.append(make("strong", { textContent: stateWords(row) }))
  if (hasReceipt(row)) item.append(receiptLink(code, row.number, "employer"))
  // What is refused for another pitch than the one in sight can still be sent.
  if (row.state === "refused" && row.answer.code === "offersClosed" && row.pitch !== shown) {
    const send = { type: "button", className: "button", textContent: say("late.send") }
    item.append(make("button", { ...send, onclick: () => sendLate(row) }))
  }
  return item
}
