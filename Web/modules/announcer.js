/**
 * The one voice of a page for those who listen to it.
 *
 * `#meld` is polite, `#alarm` interrupts; both stand empty in the HTML from the start. Totals are
 * never live themselves: they change too often.
 */
const TOTAL_EVERY_MS = 10_000
/** Clear first, then set: a text that is equal to the last one would not be read. */
const PAUSE_MS = 100

let totalTimer = null
let lastTotalAt = -Infinity
let newestTotal = ""

export function announce(text) {
  speak("meld", text)
}

/** Only for what a person must know now: not recorded, closed. */
export function alarm(text) {
  speak("alarm", text)
}

/** At most one total in ten seconds; the newest wins. */
export function announceTotal(text) {
  newestTotal = text
  if (totalTimer !== null) return

  const wait = Math.max(0, lastTotalAt + TOTAL_EVERY_MS - Date.now())
  totalTimer = setTimeout(() => {
    totalTimer = null
    lastTotalAt = Date.now()
    announce(newestTotal)
  }, wait)
}

function speak(id, text) {
  const voice = document.getElementById(id)
  voice.textContent = ""
  setTimeout(() => (voice.textContent = text), PAUSE_MS)
}
