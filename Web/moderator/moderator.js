/**
 * The moderator's remote control.
 *
 * Every command carries the state that was seen when the button was pressed: of two people who press
 * at once, one is told that it was done already.
 */
import { alarm, announce } from "../modules/announcer.js"
import { runCountdown } from "../modules/countdown.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { pitchedBy, progress } from "../modules/hall-words.js"
import { refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { enterHall } from "../modules/page.js"
import { keepAwake } from "../modules/wake-lock.js"
import { nextPitch, secondsWithMore } from "./running-order.js"

const CLOSING_MINUTES = [1, 2, 3, 5]
/** What a command makes true, for who listens. */
const DONE = { stagePitch: "pitchStaged", openOffers: "offersOpened", closeOffers: "offersClosed" }

const [kinds, hall] = await Promise.all([loadKinds(), enterHall("moderator")])
let actsBefore = ""
let listBefore = ""
let stageBefore

listClosingTimes()
hall.addEventListener("hall", render)
hall.addEventListener("presence", () => setText(find("#here"), say("moderator.here", { n: hall.here })))
runCountdown(find("#closes"), () => stagedPitch(hall.state), () => hall.now(), announce)
keepAwake(() => true)()
render()

function render() {
  if (!hall.state) return

  const pitch = stagedPitch(hall.state)
  if (pitch?.pitch !== stageBefore) answer("")
  stageBefore = pitch?.pitch
  renderNow(pitch)
  renderActs(pitch)
  renderList(pitch)
}

function renderNow(pitch) {
  setText(find("#now-title"), pitch ? pitch.title : say("moderator.lobby"))
  setText(find("#now-who"), pitch ? pitchedBy(pitch) : "")
  find("#now-state").hidden = !pitch
  if (pitch) showState(find("#now-state"), pitch)

  const far = pitch && progress(pitch, kinds)
  const offers = pitch ? say("moderator.offers", { n: pitch.standing ?? 0 }) : ""
  const words = far ? [far.text, " ", make("small", { textContent: [far.unit, far.room, offers].filter(Boolean).join(" · ") })] : [offers]
  find("#now-total").replaceChildren(...words)
}

function showState(tag, pitch) {
  setText(tag, say(`pitch.state.${pitch.state}`))
  tag.dataset.state = pitch.state
}

/** What can be done now, the next thing first. */
function actsNow(pitch) {
  const next = nextPitch(hall.state)
  const toNext = next && {
    text: say("moderator.next", { title: next.title }),
    className: pitch?.state === "closed" || !pitch ? "button button-main" : "button wide",
    act: () => command("stagePitch", next),
  }
  switch (pitch?.state) {
    case "onStage":
      return [
        { text: say("moderator.open"), className: "button button-main", act: () => open(pitch) },
        toNext,
      ]
    case "open":
      return [
        { text: say("moderator.close"), className: "button button-main", act: () => command("closeOffers", pitch) },
        { text: say("moderator.longer"), className: "button wide", act: () => longer(pitch) },
      ]
    default:
      return [toNext]
  }
}

function renderActs(pitch) {
  find("#closing-field").hidden = pitch?.state !== "onStage"
  const acts = actsNow(pitch).filter(Boolean)
  const signature = JSON.stringify([pitch?.pitch, pitch?.state, pitch?.closesAt, acts.map(({ text }) => text)])
  // The buttons stay the same elements while they mean the same, so that a press is never lost.
  if (signature === actsBefore) return

  actsBefore = signature
  const hadFocus = find("#acts").contains(document.activeElement)
  const buttons = acts.map(({ text, className, act }) =>
    make("button", { type: "button", className, textContent: text, onclick: act }),
  )
  const end = buttons.length ? buttons : [make("p", { className: "quiet wide", textContent: say("moderator.last") })]
  find("#acts").replaceChildren(...end)
  if (hadFocus) buttons[0]?.focus()
}

function renderList(current) {
  const signature = JSON.stringify([hall.state.stage, hall.state.pitches])
  if (signature === listBefore) return

  listBefore = signature
  find("#none").hidden = hall.state.pitches.length > 0
  find("#pitches").replaceChildren(...hall.state.pitches.map((pitch) => listItem(pitch, current)))
}

function listItem(pitch, current) {
  const tag = make("span", { className: "tag" })
  showState(tag, pitch)
  const words = make(
    "div",
    { className: "words" },
    make("p", { className: "title", textContent: pitch.title }),
    make("p", { className: "quiet", textContent: pitchedBy(pitch) }),
  )
  const number = make("span", { className: "number quiet", textContent: String(pitch.number) })
  const item = make("li", {}, number, words, tag)
  if (pitch === current) item.setAttribute("aria-current", "true")
  if (canStage(pitch, current)) item.append(stageButton(pitch))
  return item
}

function canStage(pitch, current) {
  return current?.state !== "open" && pitch !== current && ["ready", "closed"].includes(pitch.state)
}

function stageButton(pitch) {
  const text = say(pitch.state === "closed" ? "moderator.again" : "moderator.stage")
  const button = make("button", { type: "button", className: "button", textContent: text })
  button.setAttribute("aria-label", `${text}: ${pitch.title}`)
  button.onclick = () => command("stagePitch", pitch)
  return button
}

function open(pitch) {
  const seconds = Number(find("#closing").value)
  return command("openOffers", pitch, seconds ? { closesInSeconds: seconds } : {})
}

function longer(pitch) {
  return command("openOffers", pitch, { closesInSeconds: secondsWithMore(pitch.closesAt, hall.now()) })
}

async function command(type, pitch, more = {}) {
  answer("")
  const told = await hall.ask({ type, pitch: pitch.pitch, expect: pitch.state, ...more })
  if (told.type === "refused") {
    answer(refusalText(told))
    alarm(refusalText(told))
  } else {
    announce(say(`moderator.done.${DONE[type]}`))
  }
}

function answer(text) {
  setText(find("#answer"), text)
  find("#answer").hidden = text === ""
}

function listClosingTimes() {
  const never = make("option", { value: "", textContent: say("moderator.closesNever") })
  const options = CLOSING_MINUTES.map((n) =>
    make("option", { value: String(n * 60), textContent: say("moderator.minutes", { n }) }),
  )
  find("#closing").append(never, ...options)
}
