/**
 * The projector. It shows what the server says and takes no commands but "full screen" (f).
 *
 * A lost line leaves the last total in place with a small word: a wall that goes blank stops a hall.
 */
import { announceTotal } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { checkpointPath, fetchCheckpoint } from "../modules/checkpoint.js"
import { formatCode } from "../modules/code.js"
import { runCountdown } from "../modules/countdown.js"
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { offerSentence, otherTallies, pitchedBy, progress } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { codeOf } from "../modules/note.js"
import { code, enterHall } from "../modules/page.js"
import { keepAwake } from "../modules/wake-lock.js"
import { ClosingCode } from "./closing-code.js"

/** A name must stand long enough to be read aloud. */
const NAMES_SHOWN = 3

const [kinds, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("sectors"),
  enterHall("screen"),
])

const closingCode = new ClosingCode((seq) => fetchCheckpoint(code, seq), showClosingCode)

setText(find("#address"), location.host)
for (const id of ["#lobby-code", "#pitch-code"]) setText(find(id), formatCode(code))
for (const image of document.querySelectorAll("[data-qr]")) {
  image.alt = say("screen.qr")
  image.src = `/api/v1/conferences/${code}/qr.svg`
}

hall.addEventListener("hall", render)
hall.addEventListener("presence", renderPresence)
hall.addEventListener("line", renderLine)
document.addEventListener("keydown", fullScreen)
runCountdown(find("#closes"), () => openPitch(), () => hall.now())
keepAwake(() => true)()
render()

function openPitch() {
  const pitch = stagedPitch(hall.state)
  return pitch?.state === "open" ? pitch : undefined
}

function render() {
  if (!hall.state) return

  const pitch = stagedPitch(hall.state)
  document.body.dataset.view = pitch?.state ?? "lobby"
  find("#lobby").hidden = Boolean(pitch)
  find("#pitch").hidden = !pitch
  closingCode.closedAt(pitch?.closedSeq)
  if (pitch) renderPitch(pitch)
  else setText(find("#conference"), hall.state.conference.name)
}

function renderPitch(pitch) {
  const isClosed = pitch.state === "closed"
  const isBefore = pitch.state === "onStage" && !pitch.standing
  setText(find("#title"), pitch.title)
  setText(find("#who"), pitchedBy(pitch))
  const words = phase(pitch, isBefore)
  setText(find("#phase"), words)
  find("#phase").hidden = words === ""
  find("#call").hidden = pitch.state !== "open"
  renderTotal(isBefore ? null : progress(pitch, kinds), isBefore ? pitch : null)
  find("#tallies").replaceChildren(
    ...otherTallies(pitch, kinds).map((text) => make("span", { textContent: `+ ${text}` })),
  )
  renderNames(pitch, isClosed)
}

function phase(pitch, isBefore) {
  if (isBefore) return say("pitch.ask")
  if (pitch.state !== "closed") return ""

  const last = Math.max(0, ...(pitch.recent ?? []).map(({ offer }) => offer))
  const closed = say("screen.closed", { n: pitch.standing ?? 0 })
  return last ? `${closed} ${say("screen.last", { number: offerNumber(last) })}` : closed
}

/** Before the round the target stands alone; from then on the total of the target. */
function renderTotal(far, before) {
  const [ask] = before?.asks ?? []
  const shown = far ?? (ask && progress({ asks: [ask] }, kinds))
  find("#total").hidden = find("#unit").hidden = !shown
  find("#bar").hidden = !far
  find("#room").hidden = !far?.room
  if (!shown) return

  const [now, ...rest] = far ? far.text.split(" ") : [String(ask.target)]
  const words = [make("span", { className: "now", textContent: now })]
  if (rest.length) words.push(" ", make("span", { className: "of", textContent: rest.join(" ") }))
  if (find("#total").textContent !== [now, ...rest].join(" ")) find("#total").replaceChildren(...words)
  setText(find("#unit"), shown.unit)
  if (!far) return

  setText(find("#room"), far.room)
  find("#bar").max = far.target
  find("#bar").value = Math.min(far.amount, far.target)
  announceTotal(far.spoken)
}

function renderNames(pitch, isClosed) {
  // The closing words and the other kinds each take the place of a name.
  const shown = NAMES_SHOWN - (isClosed ? 1 : 0) - (otherTallies(pitch, kinds).length ? 1 : 0)
  const newest = [...(pitch.recent ?? [])].reverse().slice(0, shown)
  const lines = newest.map((offer) => offerSentence(offer, kinds, sectors))
  find("#names").replaceChildren(...lines.map((textContent) => make("li", { textContent })))
}

/** What a hall photographs: the code takes the place of the names, and its QR code that of the way in. */
function showClosingCode(note, seq) {
  document.body.toggleAttribute("data-proof", note !== null)
  find("#proof").hidden = find("#proof-qr").hidden = !note
  find("#join-qr").hidden = find("#pitch-code").hidden = find("#names").hidden = Boolean(note)
  if (!note) return

  const groups = codeOf(note.root).split("-")
  const halves = [groups.slice(0, 4), groups.slice(4)].map((half) => half.join("-"))
  const [first, second] = halves.map((textContent) => make("span", { className: "half", textContent }))
  find("#proof-code").replaceChildren(first, "-", document.createElement("wbr"), second)
  setText(find("#proof-lines"), say("screen.lines", { n: note.size }))
  find("#proof-qr").alt = say("screen.codeQr")
  find("#proof-qr").src = checkpointPath(code, seq, "checkpoint.svg")
}

function renderPresence() {
  const text = say("lobby.count", { n: hall.here })
  setText(find("#lobby-here"), text)
  find("#lobby-here").hidden = hall.here === 0
}

function renderLine({ detail: status }) {
  document.body.dataset.line = status
  find("#reconnecting").hidden = status !== "waiting"
  if (status === "open") closingCode.hurry()
}

function fullScreen(event) {
  if (event.key !== "f" || event.ctrlKey || event.metaKey) return
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen?.().catch(() => {})
}
