/** How long a server asks to wait, and how a person says that. Pure. */

const SAID_IN_SECONDS = 90

/**
 * @param {string|null} header  `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
 * @param {number} now  Milliseconds.
 * @returns {number} Whole seconds; a minute when it does not say.
 */
export function secondsToWait(header, now) {
  const seconds = /^\d+$/.test(header ?? "") ? Number(header) : (Date.parse(header) - now) / 1000
  return Number.isNaN(seconds) ? 60 : Math.max(1, Math.ceil(seconds))
}

/** "20 seconden", "2 minuten": the key of the words, and how many. @param {number} seconds */
export function waitingTime(seconds) {
  return seconds <= SAID_IN_SECONDS && seconds !== 60
    ? { key: "seconds", n: seconds }
    : { key: "minutes", n: Math.ceil(seconds / 60) }
}
