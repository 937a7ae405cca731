/** What is on the stage and on the screen now, in the words of the card on top; and what comes next. */
import { find, make, setText } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { pitchedBy, progress } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { nextPitch } from "./running-order.js"

export function showNow(state, kinds) {
  const pitch = stagedPitch(state)
  setText(find("#now-title"), pitch?.title ?? say(`moderator.${state.interlude ?? "lobby"}`))
  setText(find("#now-who"), pitch ? pitchedBy(pitch) : "")
  find("#now-state").hidden = !pitch
  if (pitch) showState(find("#now-state"), pitch)
  find("#now-total").replaceChildren(...(pitch ? total(pitch, kinds) : []))

  // While something is on, the large button is not the next pitch; then a line says which it will be.
  const next = ["onStage", "open"].includes(pitch?.state) && nextPitch(state)
  find("#now-next").hidden = !next
  if (next) setText(find("#now-next"), say("moderator.next", { title: next.title }))
}

export function showState(tag, pitch) {
  setText(tag, say(`pitch.state.${pitch.state}`))
  tag.dataset.state = pitch.state
}

function total(pitch, kinds) {
  const far = progress(pitch, kinds)
  const offers = say("moderator.offers", { n: pitch.standing ?? 0 })
  if (!far) return [offers]
  return [far.text, " ", make("small", { textContent: [far.unit, far.room, offers].filter(Boolean).join(" · ") })]
}
