/**
 * The clerk's desk: hands are called out as numbers, and written down without a mouse.
 *
 * Each entry is read back with the organisation and the name, so that a wrong number is heard at once. The line keeps
 * the focus whatever happens; what could not be meant stays in it, selected.
 */
import { alarm, announce } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { progress } from "../modules/hall-words.js"
import { Kept } from "../modules/kept.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { WalkIn } from "../modules/walk-in.js"
import { Desk } from "./desk.js"
import { withBadge } from "./entry.js"
import { showEntries } from "./entry-list.js"
import { KindChoice } from "./kind-choice.js"
import { LineReader } from "./line-reader.js"
import { People } from "./people.js"
import { refill } from "./refill.js"
import { closedPitches, pitchFor, roundOf } from "./round.js"
import { SearchBox } from "./search-box.js"
import { SecondList } from "./second-list.js"
import { nameOf, readBack } from "./words.js"

const PEOPLE_EVENTS = ["personAdmitted", "personErased"]
const OFFER_EVENTS = ["offerMade", "offerWithdrawn", "lateAccepted", "personErased"]

const [kinds] = await Promise.all([loadKinds(), learn("clerk")])
// Nothing is waited for between this and the desk: once the line is open, no answer may be missed.
const hall = await enterHall("clerk")
const form = find("#entry")
const kept = new Kept()
const people = new People(code)
const desk = new Desk(hall, kept)
const choice = new KindChoice(find("#kinds"), kinds)
const search = new SearchBox(find("#search"), () => people.employers)
const second = new SecondList(find("#second"), { desk, people, kinds, kept, code })
const reader = new LineReader({ desk, people, kinds, choice, second })

new WalkIn(find("#walk-in"), code, "clerk").addEventListener("made", () => people.load())
form.addEventListener("submit", (event) => {
  event.preventDefault()
  submitted(form.line.value)
})
form.addEventListener("change", ({ target }) => changed(target))
form.addEventListener("click", (event) => event.detail > 0 && event.target.type === "radio" && form.line.focus())
find("#search-open").addEventListener("click", openSearch)
addEventListener("keydown", (event) => {
  if (event.key !== "F2") return
  event.preventDefault()
  if (search.isOpen) search.close()
  else openSearch()
})
search.addEventListener("pick", ({ detail }) => picked(detail))
search.addEventListener("close", () => form.line.focus())
second.addEventListener("record", ({ detail }) => recordMissing(detail))
desk.addEventListener("refused", ({ detail }) => refused(detail))
desk.addEventListener("undone", ({ detail }) => announce(say("clerk.undone", { words: readBack(detail, people, kinds) })))
for (const part of [people, desk, second]) part.addEventListener("change", render)
hall.addEventListener("hall", render)
hall.addEventListener("events", ({ detail }) => happened(detail))
hall.addEventListener("line", ({ detail }) => detail === "open" && loadAgain())
form.line.focus()
await Promise.all([people.load(), desk.restore()])

function isComparing() {
  return form.comparing.checked
}

function currentPitch() {
  return pitchFor(hall.state, form.pitch.value)
}

/** What this device did not hear while its line was gone. */
function loadAgain() {
  people.load()
  if (isComparing() || desk.failed) desk.refresh()
}

function happened(events) {
  if (events.some(({ type }) => PEOPLE_EVENTS.includes(type))) people.load()
  if (isComparing() && events.some(({ type }) => OFFER_EVENTS.includes(type))) desk.refresh()
  // The last line that was read back may hold the name.
  if (events.some(({ type }) => type === "personErased")) setText(find("#line-answer"), "")
}

function changed({ name }) {
  if (name === "comparing" && isComparing()) desk.refresh()
  render()
}

function submitted(text) {
  const now = { pitch: currentPitch(), channel: form.channel.value, isComparing: isComparing() }
  const answer = reader.read(text, now)
  if (answer.isTaken) done(answer.text)
  else wrong(answer.text)
}

function recordMissing({ badge, kind, listed }) {
  const wish = { badge, kind, amount: listed }
  const pitch = currentPitch()
  const late = roundOf(pitch, true) === "late"
  desk.record({ ...wish, pitch: pitch.pitch, channel: form.channel.value, ...(late && { late }) })
  done(readBack(wish, people, kinds))
}

function refused({ entry, answer }) {
  const text = say("clerk.refusedWhy", { words: readBack(entry, people, kinds), why: refusalText(answer) })
  setText(find("#line-answer"), text)
  alarm(text)
}

function openSearch() {
  // What is no number is what one looks for.
  search.open(/\d/.test(form.line.value) ? "" : form.line.value.trim())
}

function picked({ badge }) {
  form.line.value = withBadge(form.line.value, badge)
  form.line.focus()
  tell(say("search.picked", { badge, organisation: nameOf(badge, people) }))
}

/** The entry was taken: the line is free for the next. */
function done(text) {
  form.line.value = ""
  form.line.setAttribute("aria-invalid", "false")
  form.line.focus()
  tell(text)
}

/** The entry was not taken: it stays, selected, so that typing on replaces it. */
function wrong(text) {
  form.line.setAttribute("aria-invalid", "true")
  form.line.focus()
  form.line.select()
  tell(text)
}

function tell(text) {
  setText(find("#line-answer"), text)
  announce(text)
}

function render() {
  if (!hall.state) return

  renderPitchChoice()
  const pitch = currentPitch()
  const far = pitch && progress(pitch, kinds)
  setText(find("#pitch-title"), pitch?.title ?? say("clerk.title"))
  setText(find("#total"), far?.text ?? "")
  setText(find("#total-unit"), [far?.unit, far?.room].filter(Boolean).join(" · "))
  renderWaiting(pitch)
  choice.show(pitch, hall.state.conference.kinds ?? kinds.all.map(({ key }) => key))
  setText(find("#names-failed"), people.failed ? say("clerk.namesFailed") : "")
  find("#second").hidden = !isComparing()
  if (isComparing()) second.render(pitch, roundOf(pitch, true) !== null)
  showEntries(desk, people, kinds, () => form.line.focus())
}

function renderWaiting(pitch) {
  const isPaper = form.channel.value === "paper"
  const key = pitch?.state === "closed" ? (isPaper ? "clerk.closedPaper" : "clerk.closed") : "clerk.waiting"
  setText(find("#waiting"), say(key))
  find("#waiting").hidden = pitch?.state === "open" || isComparing()
  setText(find("#submit"), say(isComparing() ? "second.button" : "clerk.button"))
}

function renderPitchChoice() {
  const closed = closedPitches(hall.state)
  find("#pitch-field").hidden = closed.length === 0
  const options = closed.map(({ pitch, number, title }) =>
    make("option", { value: pitch, textContent: say("clerk.pitch", { n: number, title }) }),
  )
  const chosen = form.pitch.value
  refill(form.pitch, [make("option", { value: "", textContent: say("clerk.pitchStaged") }), ...options])
  if (form.pitch.value !== chosen) form.pitch.value = closed.some(({ pitch }) => pitch === chosen) ? chosen : ""
}
