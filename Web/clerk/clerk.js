/**
 * The clerk's desk: hands are called out as numbers, and written down without a mouse.
 *
 * Each entry is read back with the organisation's name, so that a wrong number is heard at once.
 */
import { alarm, announce } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { progress, said } from "../modules/hall-words.js"
import { language, learn, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { parseEntry } from "./entry.js"

/** The same badge and kind this soon is more often heard twice than offered twice. */
const TWICE_MS = 60_000
const PEOPLE_EVENTS = ["personAdmitted", "personErased"]

const [kinds, hall] = await Promise.all([
  loadKinds(),
  learn("clerk").then(() => enterHall("clerk")),
])
const form = find("#entry")
let people = new Map()
/** What this desk wrote down, oldest first. */
let entries = []
let confirmed = ""
let kindsBefore = ""
let pitchBefore

hall.addEventListener("hall", render)
hall.addEventListener("events", ({ detail }) => happened(detail))
hall.addEventListener("answer", ({ detail }) => answered(detail))
form.addEventListener("submit", (event) => {
  event.preventDefault()
  submitted(form.line.value)
})
await loadPeople()
await loadEntries()
render()
form.line.focus()

async function loadPeople() {
  const { ok, body } = await request(`${code}/people`, { role: "clerk" })
  if (ok) people = new Map(body.people.filter(({ badge }) => badge).map((person) => [person.badge, person]))
}

/** After a reload the desk still knows what it wrote down. */
async function loadEntries() {
  const { ok, body } = await request(`${code}/offers`, { role: "clerk" })
  if (!ok) return

  const me = [hall.you?.badge, hall.you?.name].filter((mark) => mark !== undefined)
  entries = body.offers
    .filter(({ enteredBy }) => me.includes(enteredBy))
    .map((offer) => ({ ...offer, state: offer.withdrawn ? "withdrawn" : "recorded" }))
}

function happened(events) {
  if (events.some(({ type }) => PEOPLE_EVENTS.includes(type))) loadPeople().then(render)
  // The last line that was read back may hold the name.
  if (events.some(({ type }) => type === "personErased")) setText(find("#line-answer"), "")
  for (const { type, offer } of events) {
    if (type === "offerWithdrawn") change((entry) => entry.offer === offer, { state: "withdrawn" })
  }
}

function submitted(text) {
  const entry = parseEntry(text)
  if (entry === "undo") return undoLast()
  if (!entry) return tell(say("clerk.format"))
  return offer(entry)
}

async function offer({ badge, amount }) {
  const pitch = stagedPitch(hall.state)
  if (pitch?.state !== "open") return tell(say("clerk.waiting"))
  if (!people.has(badge)) await loadPeople()
  const person = people.get(badge)
  if (!person) return tell(say("clerk.unknown", { badge }))

  const kind = kinds.get(form.kind.value)
  const entry = { badge, amount: kind.single ? 1 : amount, kind: kind.key, pitch: pitch.pitch }
  const doubt = doubtAbout(entry, kind)
  if (doubt && confirmed !== JSON.stringify(entry)) return askAgain(doubt, entry, person, kind)

  confirmed = ""
  const { id } = hall.keep({ type: "makeOffer", ...entry, channel: "hand" })
  entries = [...entries, { ...entry, id, state: "sending", enteredAt: Date.now() }]
  form.line.value = ""
  tell(readBack(entry))
  render()
}

function doubtAbout(entry, kind) {
  if (entry.amount > kind.askAbove) return "clerk.large"
  const twice = entries.some(
    (other) =>
      other.badge === entry.badge && other.kind === entry.kind && other.pitch === entry.pitch &&
      other.state !== "withdrawn" && Date.now() - (other.enteredAt ?? 0) < TWICE_MS,
  )
  return twice ? "clerk.twice" : null
}

function askAgain(doubt, entry, person, kind) {
  confirmed = JSON.stringify(entry)
  form.line.select()
  const what = said(kind, entry.amount)
  tell(say(doubt, { badge: entry.badge, organisation: person.organisation || person.name, what }))
}

function undoLast() {
  const last = entries.findLast(({ state }) => state === "recorded")
  form.line.value = ""
  if (!last) return tell(say("clerk.nothing"))

  hall.keep({ type: "withdrawOffer", offer: last.offer })
  change((entry) => entry === last, { state: "withdrawing" })
}

function answered({ command, answer }) {
  if (answer.type === "refused") {
    tell(refusalText(answer))
    alarm(refusalText(answer))
    entries = entries.filter(({ id }) => id !== command.id)
    change(({ offer, state }) => offer === command.offer && state === "withdrawing", { state: "recorded" })
  } else if (command.type === "makeOffer") {
    change(({ id }) => id === command.id, { state: "recorded", offer: answer.offer })
  } else {
    change(({ offer }) => offer === command.offer, { state: "withdrawn" })
    tell(say("undo.done"))
  }
}

function change(which, to) {
  entries = entries.map((entry) => (which(entry) ? { ...entry, ...to } : entry))
  render()
}

/** "37 Bakkerij Jansen: 3 leerwerkplekken."; of who was erased neither name nor number. */
function readBack({ badge, kind, amount }) {
  const person = people.get(badge)
  const isErased = !person && people.size > 0
  const organisation = isErased ? say("erased") : person?.organisation || person?.name || ""
  return say("clerk.ok", { badge: isErased ? "" : badge, organisation, what: said(kinds.get(kind), amount) }).trim()
}

function tell(text) {
  setText(find("#line-answer"), text)
  announce(text)
}

function render() {
  if (!hall.state) return

  const pitch = stagedPitch(hall.state)
  const far = pitch && progress(pitch, kinds)
  setText(find("#pitch-title"), pitch?.title ?? say("clerk.title"))
  setText(find("#total"), far?.text ?? "")
  setText(find("#total-unit"), [far?.unit, far?.room].filter(Boolean).join(" · "))
  find("#waiting").hidden = pitch?.state === "open"
  renderKinds(pitch)
  find("#empty").hidden = entries.length > 0
  find("#list").replaceChildren(...[...entries].reverse().map(entryItem))
}

/** The kinds stay as they are while the pitch is the same: a clerk chose one. */
function renderKinds(pitch) {
  const inUse = hall.state.conference.kinds ?? kinds.all.map(({ key }) => key)
  const signature = [pitch?.pitch, ...inUse].join()
  if (signature === kindsBefore) return

  const asked = pitch?.asks?.[0]?.kind
  const kept = pitch?.pitch === pitchBefore ? form.kind.value : ""
  kindsBefore = signature
  pitchBefore = pitch?.pitch
  form.kind.replaceChildren(
    ...inUse.map((key) => make("option", { value: key, textContent: kinds.get(key)[language].label })),
  )
  form.kind.value = kept || (asked ?? inUse[0])
}

function entryItem(entry) {
  const states = {
    sending: say("state.sending"),
    recorded: say("state.saved", { number: offerNumber(entry.offer ?? 0) }),
    withdrawing: say("state.withdrawing"),
    withdrawn: say("state.withdrawn"),
  }
  return make(
    "li",
    { data: { state: entry.state } },
    make("span", { textContent: readBack(entry) }),
    make("strong", { textContent: states[entry.state] }),
  )
}
