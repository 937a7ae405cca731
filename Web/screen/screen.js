/**
 * The projector. It shows what the server says and gives no commands.
 *
 * A lost line leaves the last total in place with a small word: a wall that goes blank stops a hall. With `?as=employer`,
 * or another role, the same page follows the screen on somebody's own device.
 */
import { alarm, announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { fetchCheckpoint } from "../modules/checkpoint.js"
import { runCountdown } from "../modules/countdown.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { learn, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { code, enterHall } from "../modules/page.js"
import { keepAwake } from "../modules/wake-lock.js"
import { Awaited } from "./awaited.js"
import { showClosingCode } from "./closing-board.js"
import { prepareControls } from "./controls.js"
import { fitWall } from "./fit.js"
import { Gong } from "./gong.js"
import { showInterlude } from "./interlude-board.js"
import { JoinCards } from "./join-cards.js"
import { layoutFor } from "./layout.js"
import { momentOf, newsOf, soundsGong } from "./moment.js"
import { NamesBoard } from "./names-board.js"
import { PageTurner } from "./page-turner.js"
import { closedWords, showPitch } from "./pitch-board.js"
import { prepareSetUp } from "./set-up.js"

/** A line that comes back at once is no news. */
const RECONNECTING_AFTER_MS = 1_500
const ROLES = ["employer", "wethouder", "moderator", "clerk", "jury", "organiser"]

const asked = new URLSearchParams(location.search).get("as")
const role = ROLES.includes(asked) ? asked : "screen"
const follows = role !== "screen"

layOut()
await learn("screen")
const [kinds, sectors, hall] = await Promise.all([loadKinds(), loadList("sectors"), enterHall(role)])

const gong = new Gong()
const cards = new JoinCards(code)
const names = new NamesBoard(kinds, sectors, fitWall)
const turner = new PageTurner(showTurning)
const closingCode = new Awaited((seq) => fetchCheckpoint(code, seq), showCode)
const praise = new Awaited(fetchPraise, showPraise)
const stayAwake = keepAwake(() => !follows || openPitch() !== undefined)
let moment = null
let verdict = null
let told = 0
let reconnecting

hall.addEventListener("hall", render)
hall.addEventListener("anew", begin)
hall.addEventListener("events", ({ detail }) => names.happened(detail, stagedPitch(hall.state)))
hall.addEventListener("presence", renderPresence)
hall.addEventListener("line", ({ detail }) => renderLine(detail))
addEventListener("resize", () => {
  layOut()
  fitWall()
})
runCountdown(find("#closes"), openPitch, () => hall.now(), announce)
if (!follows) {
  prepareControls(gong, turner)
  prepareSetUp(fitWall)
}
renderLine(hall.line.status)
renderPresence()
if (hall.state) {
  render()
  begin()
}

function layOut() {
  document.documentElement.dataset.layout = layoutFor({ width: innerWidth, height: innerHeight, follows })
}

function openPitch() {
  const pitch = stagedPitch(hall.state)
  return pitch?.state === "open" ? pitch : undefined
}

function render() {
  if (!hall.state) return

  const before = moment
  const pitch = stagedPitch(hall.state)
  moment = momentOf(hall.state)
  const { view } = moment
  document.body.dataset.view = view
  find("#lobby").hidden = view !== "lobby"
  find("#pitch").hidden = !pitch
  find("#interlude").hidden = Boolean(pitch) || view === "lobby"
  find("#way-in").hidden = view !== "open" || follows
  setText(find("#conference"), hall.state.conference.name)
  closingCode.want(pitch?.closedSeq)
  praise.want(view === "jury" && !hall.state.juryOpen ? told : undefined)
  if (pitch) showPitch(pitch, kinds)
  renderInterlude()
  tellNews(newsOf(before, moment), pitch)
  if (soundsGong(before, moment)) gong.strike()
  stayAwake()
  fitWall()
}

/** Everything may be different from what it was, and praise is not in the hall's state. */
function begin() {
  told += 1
  names.begin(stagedPitch(hall.state))
  render()
}

function renderInterlude() {
  turner.show(find("#interlude").hidden ? [] : showInterlude(moment.view, hall.state, verdict))
}

function showTurning(count) {
  find("#back").hidden = find("#next").hidden = count < 2
  fitWall()
}

function showCode(note, seq) {
  showClosingCode(code, note, seq)
  fitWall()
}

async function fetchPraise() {
  const { ok, body } = await request(`${code}/jury`, { role })
  return ok && !body.open ? body : null
}

/** What was known stays until it is known better. */
function showPraise(known, key) {
  if (!known && key !== undefined) return
  verdict = known
  if (moment) renderInterlude()
}

function tellNews(view, pitch) {
  if (view === "closed") alarm(closedWords(pitch))
  else if (view && view !== "lobby") announce(say(`news.${view}`, { title: pitch?.title }))
}

function renderPresence() {
  setText(find("#lobby-here"), say("lobby.count", { n: hall.here }))
  find("#lobby-here").hidden = hall.here === 0
  fitWall()
}

function renderLine(status) {
  document.body.dataset.line = status
  clearTimeout(reconnecting)
  if (status === "waiting") reconnecting = setTimeout(() => showReconnecting(true), RECONNECTING_AFTER_MS)
  else showReconnecting(false)
  if (status !== "open") return

  cards.refresh()
  closingCode.hurry()
  praise.hurry()
}

function showReconnecting(isLost) {
  find("#reconnecting").hidden = !isLost
  fitWall()
}
