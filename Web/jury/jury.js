/**
 * What the jury sees: the pitch and how far it came; and where each judge says what they think of it.
 *
 * A judgement goes out by way of the outbox: it must survive a bad line and a reload, the last one counts, and the
 * outbox keeps their order.
 */
import { alarm, announce } from "../modules/announcer.js"
import { runCountdown } from "../modules/countdown.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { clockTime } from "../modules/hall-words.js"
import { JuryResults } from "../modules/jury-results.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { showNames } from "../modules/offer-names.js"
import { code, enterHall } from "../modules/page.js"
import { pitchStory, showPitch } from "../modules/pitch-view.js"
import { Drafts } from "./drafts.js"
import { isSame, judgeable, phaseOf } from "./judgement.js"
import { JudgementForm } from "./judgement-form.js"

const [kinds, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("sectors"),
  learn("jury").then(() => enterHall("jury")),
])
const results = new JuryResults(hall)
const drafts = new Drafts(() => `${code}/${me()}`)
const form = new JudgementForm()

/** The pitch in front of this judge: the stage's, or one that they chose. */
let shown = null
let stageBefore = null
let choicesBefore = ""
let storyBefore = ""
/** What the form was filled with, so that nothing is written over what somebody types. */
let filledWith = null
let phaseBefore = null
let wasOpen = false
/** What was recorded from here, until the results say so too; and what was refused. By pitch. */
const recorded = new Map()
const refused = new Map()

hall.addEventListener("hall", render)
hall.addEventListener("answer", ({ detail }) => answered(detail))
results.addEventListener("change", render)
form.addEventListener("change", ({ detail }) => written(detail))
form.addEventListener("save", ({ detail }) => save(detail))
find("#moved").addEventListener("click", () => goTo(hall.state.stage))
find("#choose").addEventListener("change", ({ target }) => goTo(target.value))
runCountdown(find("#closes"), shownPitch, () => hall.now())
render()

function render() {
  if (!hall.state) return

  const choices = judgeable(hall.state, judged())
  follow(choices)
  const pitch = shownPitch()
  find("#loading").hidden = true
  find("#lobby").hidden = Boolean(pitch)
  for (const id of ["choice", "pitch", "judgement", "more", "offers"]) find(`#${id}`).hidden = !pitch
  find("#results-trouble").hidden = !results.failed
  if (!pitch) return

  renderChoice(choices)
  showPitch(pitch, hall.state.pitches, kinds)
  renderStory(pitch)
  showNames(pitch, kinds, sectors)
  renderJudgement()
}

function shownPitch() {
  return hall.state?.pitches.find(({ pitch }) => pitch === shown)
}

/** The page goes along with the stage, but never from under somebody who is writing. */
function follow(choices) {
  const stage = stagedPitch(hall.state)?.pitch ?? null
  const isNew = stage !== null && stage !== stageBefore
  stageBefore = stage
  if (shown === null) shown = stage ?? choices.at(-1)?.pitch ?? null
  else if (isNew && !form.isBusy) shown = stage
  find("#moved").hidden = stage === null || stage === shown
}

function goTo(pitch) {
  shown = pitch
  render()
  find("#judge-title").focus()
}

function renderChoice(choices) {
  setText(find("#who"), say("jury.who", { name: hall.you.name ?? "" }))
  const done = judged()
  const options = choices.map(({ pitch, number: n, title }) => [
    pitch,
    say(done.includes(pitch) ? "jury.optionSaved" : "jury.option", { n, title }),
  ])
  const choice = JSON.stringify(options)
  if (choice !== choicesBefore) {
    choicesBefore = choice
    find("#choose").replaceChildren(...options.map(([value, textContent]) => make("option", { value, textContent })))
  }
  find("#choose").value = shown
}

function renderStory(pitch) {
  const story = JSON.stringify([pitch.pitch, pitch.problem, pitch.forWhom, pitch.asks, pitch.promises, pitch.firstStep])
  if (story === storyBefore) return

  storyBefore = story
  find("#pitch-story").replaceChildren(...pitchStory(pitch, kinds))
}

/** The pitches that this judge judged, as far as is known. */
function judged() {
  return [...(results.pitches ?? []).filter(({ mine }) => mine).map(({ pitch }) => pitch), ...recorded.keys()]
}

function savedOf(pitch) {
  const { mine } = results.of(pitch) ?? {}
  if (mine && isSame(mine, recorded.get(pitch))) recorded.delete(pitch)
  return recorded.get(pitch) ?? mine
}

function renderJudgement() {
  wasOpen ||= Boolean(hall.state.juryOpen) || judged().length > 0
  const phase = phaseOf(hall.state.juryOpen, wasOpen)
  const hadFocus = form.hasFocus
  form.isHidden = phase === "over"
  find("#phase").hidden = phase === "open"
  if (phase !== "open") setText(find("#phase"), say(`jury.${phase}`))
  if (phase === "over" && hadFocus) find("#judge-title").focus()
  speak(phase)

  fill()
  renderGiven(phase)
  renderStatus(phase)
}

function speak(phase) {
  if (phaseBefore !== null && phase !== phaseBefore) {
    if (phase === "over") alarm(say("jury.over"))
    else announce(say("jury.isOpen"))
  }
  phaseBefore = phase
}

/** Fills the form when another pitch is in front, or when the server tells what was saved before. */
function fill() {
  const saved = savedOf(shown)
  const wanted = JSON.stringify([shown, saved])
  if (wanted === filledWith) return

  const isOther = JSON.parse(filledWith ?? "[]")[0] !== shown
  filledWith = wanted
  const draft = drafts.of(shown)
  if (isOther || !draft) form.show(draft ?? saved)
}

/** Closed: what this judge gave, and what was left unsaved. */
function renderGiven(phase) {
  find("#given").hidden = phase !== "over"
  if (phase !== "over") return

  const saved = savedOf(shown)
  const unsaved = drafts.of(shown)
  find("#given").replaceChildren(
    ...(saved ? given(saved) : [make("p", { textContent: say("jury.none") })]),
    ...(unsaved ? [make("h3", { textContent: say("jury.unsaved") }), ...given(unsaved)] : []),
  )
}

function given({ points, praise }) {
  const words = [points ? say("jury.given", { n: points }) : "", praise]
  return words.filter(Boolean).map((textContent) => make("p", { textContent }))
}

function renderStatus(phase) {
  const text = statusText(phase)
  setText(find("#judged"), text)
  find("#judged").hidden = text === ""
  const isRecorded = Boolean(savedOf(shown)) && !drafts.of(shown) && !waiting()
  find("#judged").dataset.state = isRecorded ? "recorded" : "waiting"
}

function statusText(phase) {
  const entry = waiting()
  if (entry) return say(entry.state === "kept" ? "state.phone" : "state.sending")
  if (refused.has(shown)) return refused.get(shown)
  const saved = savedOf(shown)
  if (!saved || phase === "over") return ""
  if (drafts.of(shown)) return say("jury.changed")

  const at = drafts.savedAt(shown, saved)
  return at ? say("jury.savedAt", { time: clockTime(at) }) : say("jury.saved")
}

/** What this judge has under way for this pitch; the last one counts. */
function waiting() {
  return hall.outbox.entries.findLast(({ command, badge }) => command.pitch === shown && badge === me())
}

/** As the outbox knows who gave a command. */
function me() {
  return hall.you.badge ?? hall.you.name
}

function written(judgement) {
  refused.delete(shown)
  drafts.write(shown, judgement, savedOf(shown))
  renderStatus(phaseBefore)
}

function save(judgement) {
  refused.delete(shown)
  drafts.write(shown, judgement, savedOf(shown))
  if (!hall.state.juryOpen) {
    refused.set(shown, say("jury.tooEarly"))
    announce(say("jury.tooEarly"))
  } else {
    hall.keep({ type: "judgePitch", pitch: shown, ...judgement })
  }
  renderStatus(phaseBefore)
}

function answered({ command, answer }) {
  const { pitch, points, praise } = command
  if (answer.type === "refused") {
    const isClosed = answer.code === "juryClosed"
    const text = isClosed ? say("jury.refusedClosed") : `${say("jury.refused")} ${refusalText(answer)}`
    refused.set(pitch, text)
    alarm(text)
  } else {
    const judgement = { points, ...(praise && { praise }) }
    recorded.set(pitch, judgement)
    drafts.saved(pitch, judgement, hall.now())
    announce(say("jury.saved"))
  }
  render()
}
