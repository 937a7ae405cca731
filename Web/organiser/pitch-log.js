/** What was done to one pitch, and by whom. */
import { find } from "../modules/dom.js"
import { row } from "./audit.js"

/** As many pages back as somebody waits for. */
const PAGES = 5

/** @param {string|undefined} pitch  None for a pitch that is being made. */
export async function showPitchLog(desk, pitch) {
  const box = find("#pitch-log")
  box.hidden = pitch === undefined
  find("#pitch-acts").replaceChildren()
  const acts = []
  let before
  for (let page = 0; pitch && page < PAGES; page += 1) {
    const { ok, body } = await desk.ask("audit", { query: before ? { before } : {} })
    if (!ok) break
    acts.push(...body.acts.filter((act) => act.pitch === pitch))
    before = body.next
    if (before === undefined) break
  }
  find("#pitch-acts").replaceChildren(...acts.map((act) => row(act, desk)))
}
