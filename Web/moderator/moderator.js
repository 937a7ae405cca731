/**
 * The moderator's remote control.
 *
 * Every command carries the state that was seen when the button was pressed: of two people who press
 * at once, one is told that it was done already. What was done can be taken back for ten seconds.
 */
import { alarm, announce } from "../modules/announcer.js"
import { runCountdown } from "../modules/countdown.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { JuryResults } from "../modules/jury-results.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { enterHall } from "../modules/page.js"
import { keepAwake } from "../modules/wake-lock.js"
import { Acts } from "./acts.js"
import { showNow } from "./now.js"
import { Prepared } from "./prepared.js"
import { Programme } from "./programme.js"
import { keepInReach } from "./reach.js"
import { Screens } from "./screens.js"
import { Shortcuts } from "./shortcuts.js"
import { Shows } from "./shows.js"
import { isSilent } from "./silence.js"
import { STAGE_EVENTS } from "./step-back.js"
import { TakeBack } from "./take-back.js"
import { tapIs } from "./thumb.js"

/** An answer that comes sooner needs no word about waiting. */
const PATIENCE_MS = 400
/** What this page itself asked for may be seen a little later than it was answered. */
const OWN_CHANGE_MS = 1_000
const TICK_MS = 1_000
const JURY_WORDS = { juryOpened: "jury.opened", juryClosed: "jury.closed" }

const texts = Promise.all([learn("moderator"), learn("jury")])
const [kinds, hall] = await Promise.all([loadKinds(), texts.then(() => enterHall("moderator"))])

const shortcuts = new Shortcuts()
const remote = { hall, press, command, tell, get hasKeys() { return shortcuts.areOn } }
const parts = [new Acts(remote), new Programme(remote), new Shows(remote, new JuryResults(hall)), new Prepared(remote)]

/** The last tap that was obeyed, and when the stage became what it is. */
let last
let changedAt
let byOther = false
let stageBefore
/** Commands under way, and when the last one was answered. */
const underway = new Set()
let answeredAt = -Infinity
let openSince = null

new TakeBack(remote)
new Screens(hall)
keepInReach(find("#acts"))
hall.addEventListener("hall", render)
hall.addEventListener("events", ({ detail }) => speak(detail))
shortcuts.addEventListener("change", render)
runCountdown(find("#closes"), () => stagedPitch(hall.state), () => hall.now(), announce)
setInterval(renderTips, TICK_MS)
keepAwake(() => true)()
render()

function render() {
  if (!hall.state) return

  noteChange()
  showNow(hall.state, kinds)
  for (const part of parts) part.render(hall.state)
  renderTips()
}

function noteChange() {
  const pitch = stagedPitch(hall.state)
  const stage = JSON.stringify([pitch?.pitch, pitch?.state, hall.state.interlude])
  if (stage === stageBefore) return

  if (stageBefore !== undefined) {
    const now = performance.now()
    changedAt = now
    byOther = underway.size === 0 && now - answeredAt > OWN_CHANGE_MS
    // Who was just told that somebody else did it already must be able to read that.
    if (byOther) tell("")
  }
  stageBefore = stage
  openSince = pitch?.state === "open" ? hall.now() : null
}

/** Does what a tap means, if it was meant. */
function press(event, act) {
  const tap = { at: performance.now(), ...placeOf(event) }
  const is = tapIs(tap, { last, changedAt, byOther })
  if (is === "surprised") return tell(say("moderator.surprised"))
  if (is === "again") return

  last = tap
  tell("")
  act()
}

/** A key has no place of its own, but its button has. */
function placeOf({ detail, clientX, clientY, currentTarget }) {
  if (detail > 0) return { x: clientX, y: clientY }
  const { x, y, width, height } = currentTarget.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

async function command(wish) {
  const same = JSON.stringify(wish)
  if (underway.has(same)) return tell(say("moderator.underway"))

  underway.add(same)
  const waiting = setTimeout(() => tell(say("moderator.underway")), PATIENCE_MS)
  const told = await hall.ask(wish)
  clearTimeout(waiting)
  underway.delete(same)
  answeredAt = performance.now()
  tell("")
  if (told.type === "refused") refused(told)
}

function refused(told) {
  setText(find("#answer"), refusalText(told))
  find("#answer").hidden = false
  alarm(refusalText(told))
}

/** A sentence at the buttons, and aloud; it stays until something else is pressed or happens. */
function tell(text) {
  setText(find("#answer"), text)
  find("#answer").hidden = text === ""
  if (text) announce(text)
}

/** What happened, whoever did it; and that it can be taken back. */
function speak(events) {
  const { type } = events.findLast(({ type }) => STAGE_EVENTS.includes(type) || JURY_WORDS[type]) ?? {}
  if (!type) return

  const canGoBack = STAGE_EVENTS.includes(type) && type !== "steppedBack"
  const words = [say(JURY_WORDS[type] ?? `moderator.done.${type}`)]
  if (canGoBack) words.push(say("back.hint"))
  announce(words.join(" "))
}

function renderTips() {
  find("#tips").hidden = !isSilent(stagedPitch(hall.state), openSince, hall.now())
}
