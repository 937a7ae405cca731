/** What the jury sees: the pitch, what is asked and promised, and how far the hall is. */
import { runCountdown } from "../modules/countdown.js"
import { find } from "../modules/dom.js"
import { stagedPitch } from "../modules/hall-state.js"
import { learn } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { showNames } from "../modules/offer-names.js"
import { enterHall } from "../modules/page.js"
import { pitchStory, showPitch } from "../modules/pitch-view.js"

const [kinds, sectors, hall] = await Promise.all([
  loadKinds(),
  loadList("sectors"),
  learn("jury").then(() => enterHall("jury")),
])

hall.addEventListener("hall", render)
runCountdown(find("#closes"), () => stagedPitch(hall.state), () => hall.now())
render()

function render() {
  if (!hall.state) return

  const pitch = stagedPitch(hall.state)
  find("#loading").hidden = true
  find("#lobby").hidden = Boolean(pitch)
  find("#pitch").hidden = find("#offers").hidden = !pitch
  if (!pitch) return

  showPitch(pitch, hall.state.pitches, kinds)
  find("#pitch-story").replaceChildren(...pitchStory(pitch, kinds))
  showNames(pitch, kinds, sectors)
}
