/** Measures the network where somebody stands: small requests to the hall, one after the other. */
import { announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { readPath } from "../modules/code.js"
import { find, setText } from "../modules/dom.js"
import { dressPage } from "../modules/dress.js"
import { learn, say } from "../modules/language.js"
import { measured, verdictOf } from "./quality.js"

const TRIES = 20
/** What is not there after this long helps nobody in a hall. */
const LONGEST_MS = 5_000

const { code } = readPath(location.pathname)
await learn("wifi")
dressPage()
find("#again").addEventListener("click", measure)
await measure()

async function measure() {
  find("#again").hidden = find("#result").hidden = true
  find("#busy").hidden = false
  setText(find("#sent"), "")
  const times = []
  for (let turn = 1; turn <= TRIES; turn += 1) {
    setText(find("#busy-words"), say("wifi.busy", { turn, tries: TRIES }))
    find("#progress").value = turn
    times.push(await timeOfOne())
  }
  const result = measured(times)
  show(result)
  if (result.median !== undefined) await tell(result)
}

/** @returns {Promise<number|null>} Milliseconds; null when nothing answered. */
async function timeOfOne() {
  const began = performance.now()
  try {
    const { ok } = await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout?.(LONGEST_MS) })
    return ok ? performance.now() - began : null
  } catch {
    return null
  }
}

function show(result) {
  const verdict = verdictOf(result)
  const { median, worst, lost, tries } = result
  find("#busy").hidden = true
  find("#result").dataset.verdict = verdict
  setText(find("#verdict"), say(`wifi.${verdict}`))
  setText(find("#advice"), say(`wifi.${verdict}.advice`))
  find("#numbers").hidden = median === undefined
  setText(find("#median"), say("wifi.ms", { time: median }))
  setText(find("#worst"), say("wifi.ms", { time: worst }))
  setText(find("#lost-count"), say("wifi.lostOf", { lost, tries }))
  find("#result").hidden = find("#again").hidden = false
  announce(`${say(`wifi.${verdict}`)}. ${say(`wifi.${verdict}.advice`)}`)
}

async function tell(result) {
  const { ok } = await request(`${code}/wifi`, { method: "POST", body: result })
  setText(find("#sent"), say(ok ? "wifi.sent" : "wifi.notSent"))
}
