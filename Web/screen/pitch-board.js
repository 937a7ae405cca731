/** The pitch on the stage: what is asked, how far it is, and how it closed. */
import { announceTotal } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { otherTallies, pitchedBy, progress } from "../modules/hall-words.js"
import { say } from "../modules/language.js"

/** What was said of which pitch: a total that does not change is no news. */
let told = { pitch: null, text: "" }

export function showPitch(pitch, kinds) {
  const isBefore = pitch.state === "onStage" && !pitch.standing
  setText(find("#title"), pitch.title)
  setText(find("#who"), pitchedBy(pitch))
  setText(find("#phase"), phaseOf(pitch, isBefore))
  find("#phase").hidden = find("#phase").textContent === ""
  find("#call").hidden = pitch.state !== "open"
  const far = progress(pitch, kinds)
  showFigure(far, isBefore)
  showProgress(far, isBefore)
  find("#tallies").replaceChildren(
    ...otherTallies(pitch, kinds).map((text) => make("span", { className: "tally", textContent: `+ ${text}` })),
  )
  if (far && !isBefore) tell(pitch.pitch, far.spoken)
}

/** "Gesloten. 12 toezeggingen. Laatste nummer 014." */
export function closedWords(pitch) {
  const last = Math.max(0, ...(pitch.recent ?? []).map(({ offer }) => offer))
  const closed = say("screen.closed", { n: pitch.standing ?? 0 })
  return last ? `${closed} ${say("screen.last", { number: offerNumber(last) })}` : closed
}

function phaseOf(pitch, isBefore) {
  if (isBefore) return say("pitch.ask")
  return pitch.state === "closed" ? closedWords(pitch) : ""
}

/** Before the round the target stands alone; from then on the total of the target. */
function showFigure(far, isBefore) {
  find("#figure").hidden = !far
  if (!far) return

  const [now, ...rest] = far.text.split(" ")
  const shown = isBefore ? [rest.at(-1)] : [now, rest.join(" ")]
  if (find("#total").textContent !== shown.join(" ")) {
    const [first, second] = shown
    const words = [make("span", { className: "now", textContent: first })]
    if (second) words.push(" ", make("span", { className: "of", textContent: second }))
    find("#total").replaceChildren(...words)
  }
  setText(find("#unit"), far.unit)
}

function showProgress(far, isBefore) {
  find("#bar").hidden = find("#room").hidden = !far || isBefore
  if (!far) return

  setText(find("#room"), far.left)
  find("#room").classList.toggle("is-reached", far.reached)
  find("#bar").max = far.target
  find("#bar").value = Math.min(far.amount, far.target)
}

function tell(pitch, text) {
  if (told.pitch === pitch && told.text !== text) announceTotal(text)
  told = { pitch, text }
}
