/**
 * The one voice of a page for those who listen to it.
 *
 * `#meld` is polite, `#alarm` interrupts; both stand empty in the HTML from the start. Totals are
 * never live themselves: they change too often.
 */
const TOTAL_EVERY_MS = 10_000
/** A total lets the sentence before it be said: it would take its place in the same moment. */
const AFTER_WORDS_MS = 3_000
/** What comes of one's own offer and the total that it makes arrive together, in either order. */
const SETTLE_MS = 500
/** Clear first, then set: a text that is equal to the last one would not be read. */
const PAUSE_MS = 100

let totalTimer = null
let lastTotalAt = -Infinity
let lastWordsAt = -Infinity
let newestTotal = ""

export function announce(text) {
  lastWordsAt = Date.now()
  speak("meld", text)
}

/** Only for what a person must know now: not recorded, closed. */
export function alarm(text) {
  lastWordsAt = Date.now()
  speak("alarm", text)
}

/** At most one total in ten seconds, and none over other words; the newest wins. */
export function announceTotal(text) {
  newestTotal = text
  totalTimer ??= setTimeout(sayTotal, Math.max(SETTLE_MS, untilTotal()))
}

function sayTotal() {
  const wait = untilTotal()
  totalTimer = wait > 0 ? setTimeout(sayTotal, wait) : null
  if (totalTimer !== null) return

  lastTotalAt = Date.now()
  speak("meld", newestTotal)
}

function untilTotal() {
  return Math.max(lastTotalAt + TOTAL_EVERY_MS, lastWordsAt + AFTER_WORDS_MS) - Date.now()
}

function speak(id, text) {
  const voice = document.getElementById(id)
  voice.textContent = ""
  setTimeout(() => (voice.textContent = text), PAUSE_MS)
}
