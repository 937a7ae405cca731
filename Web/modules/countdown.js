/**
 * The time until closing, written into an element four times a second.
 *
 * Only the words at one minute, half a minute and the end are spoken.
 */
import { setText } from "./dom.js"
import { say } from "./language.js"

const TICK_MS = 250
const SPOKEN_SECONDS = [60, 30]

/** "1:42". Pure; never below zero. */
export function formatSeconds(seconds) {
  const left = Math.max(0, seconds)
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
}

/**
 * @param {() => { closesAt?: string } | undefined} open  The pitch that takes offers now.
 * @param {() => number} now  The server's clock, in milliseconds.
 * @param {(text: string) => void} [speak]
 */
export function runCountdown(element, open, now, speak = () => {}) {
  let before = null

  return setInterval(() => {
    const closesAt = open()?.closesAt
    element.hidden = !closesAt
    if (!closesAt) return (before = null)

    const seconds = Math.ceil((Date.parse(closesAt) - now()) / 1000)
    setText(element, say("countdown", { time: formatSeconds(seconds) }))
    for (const mark of SPOKEN_SECONDS) {
      if (before !== null && before > mark && seconds <= mark) speak(say(`timer.${mark}`))
    }
    before = seconds
  }, TICK_MS)
}
