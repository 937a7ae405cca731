/**
 * Moments as a clock on a wall in the Netherlands shows them, whatever zone this device is set to. Pure.
 *
 * A time is written as a field for one has it: "2026-11-21T09:00".
 */
const ZONE = "Europe/Amsterdam"
const HOUR_MS = 3_600_000
/** Before the war the zone had odd minutes; nobody means that, and the server says so. */
const WHOLE_HOURS_FROM = "1946"
const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }
const format = new Intl.DateTimeFormat("en", { ...PARTS, hourCycle: "h23", timeZone: ZONE })

/** @param {number|string|Date} at */
export function dutchTime(at) {
  const { year, month, day, hour, minute } = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  )
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}`
}

/** The day on a calendar, "2026-11-21", of a moment. */
export function dutchDay(at) {
  return dutchTime(at).slice(0, 10)
}

/**
 * The moment of a time. Of two, in the night that the clock goes back, the first.
 *
 * @param {string} time
 * @returns {Date|null} Null for a time that is skipped in the night that the clock goes forward, and for what is no time.
 */
export function momentOf(time) {
  if (Number.isNaN(Date.parse(`${time}Z`))) return null

  const moments = [2, 1].map((ahead) => new Date(Date.parse(`${time}Z`) - ahead * HOUR_MS))
  return time < WHOLE_HOURS_FROM ? moments[1] : (moments.find((at) => dutchTime(at) === time) ?? null)
}

/** Of a time that there is twice, which of the two this moment is; null for any other. @returns {"summer"|"winter"|null} */
export function seasonOf(at) {
  const time = dutchTime(at)
  const again = [1, -1].find((hours) => dutchTime(new Date(at).getTime() + hours * HOUR_MS) === time)
  return again ? (again > 0 ? "summer" : "winter") : null
}
