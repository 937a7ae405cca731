/** The wethouder's own phone: the pitch beforehand, and on stage the total and the names to read aloud. */
import { announce } from "../modules/announcer.js"
import { runCountdown } from "../modules/countdown.js"
import { find, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { showNames } from "../modules/offer-names.js"
import { code, enterHall } from "../modules/page.js"
import { PitchForm } from "../modules/pitch-form.js"
import { showPitch } from "../modules/pitch-view.js"
import { receiptLink } from "../modules/receipt-link.js"
import { keepAwake } from "../modules/wake-lock.js"

const [kinds, regions, themes, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("regions"),
  loadList("themes"),
  loadList("sectors"),
  learn("pitching").then(() => enterHall("wethouder")),
])
const refreshWakeLock = keepAwake(() => !find("#stage").hidden)
/** The pitch that was made here and that the server does not list with this person yet. */
let added = null
let form = null

hall.addEventListener("hall", render)
runCountdown(find("#closes"), ownOnStage, () => hall.now(), announce)
render()

function ownPitches() {
  const own = [...(hall.you?.pitches ?? []), added]
  return (hall.state?.pitches ?? []).filter(({ pitch }) => own.includes(pitch))
}

function ownOnStage() {
  const staged = stagedPitch(hall.state)
  return ownPitches().includes(staged) ? staged : undefined
}

function render() {
  if (!hall.state) return

  const onStage = ownOnStage()
  find("#loading").hidden = true
  find("#stage").hidden = !onStage
  find("#edit").hidden = Boolean(onStage)
  if (onStage) renderStage(onStage)
  else renderForm(ownPitches()[0])
  renderOffers(onStage ?? ownPitches()[0])
  refreshWakeLock()
}

function renderStage(pitch) {
  showPitch(pitch, hall.state.pitches, kinds)
  const phase = { onStage: "wethouder.wait", closed: "closed.title" }[pitch.state]
  setText(find("#phase"), phase ? say(phase) : "")
  find("#phase").hidden = !phase
}

/** Her copy of what was promised: from the moment that she stands there, and for as long as the page is. */
function renderOffers(pitch) {
  const isShown = pitch && (pitch === ownOnStage() || pitch.standing > 0 || pitch.state === "closed")
  find("#offers").hidden = !isShown
  if (!isShown) return

  showNames(pitch, kinds, sectors, (offer) => [receiptLink(code, offer, "wethouder")])
  find("#receipts").hidden = !pitch.standing
  find("#receipts").href = `/api/v1/conferences/${code}/pitches/${pitch.pitch}/receipts?as=wethouder`
}

function renderForm(pitch) {
  const isFrozen = pitch?.state === "closed"
  setText(find("#intro"), say(isFrozen ? "wethouder.frozen" : pitch ? "wethouder.intro" : "wethouder.none"))
  find("#state").hidden = !pitch
  if (pitch) setText(find("#state"), say(`pitch.state.${pitch.state}`))
  find("#form").hidden = isFrozen
  if (isFrozen) return

  form ??= newForm()
  form.show(pitch)
}

function newForm() {
  const { kinds: inUse, regions: inConference } = hall.state.conference
  const made = new PitchForm({
    kinds: (inUse ?? kinds.all.map(({ key }) => key)).map(kinds.get),
    regions: inConference?.length ? regions.filter(({ code }) => inConference.includes(code)) : regions,
    themes,
    sectors,
  })
  made.addEventListener("save", ({ detail }) => save(detail))
  find("#form").append(made.element)
  return made
}

async function save(fields) {
  const own = ownPitches()[0]
  const answer = await hall.ask({ type: "putPitch", ...(own && { pitch: own.pitch }), ...fields })
  if (answer.type === "refused") return tell(refusalText(answer))

  if (!own) added = answer.pitch
  form.saved()
  render()
  tell(say(fields.asks.length ? "form.saved" : "form.savedDraft"))
}

function tell(text) {
  form.tell(text)
  announce(text)
}
