/** When each part of a day begins and ends. Pure; times are of one day, by the clock on the wall. */

const DAY = 24 * 60

/** @param {string} [text]  "14:30"  @returns {number|null} Minutes since midnight. */
export function minutesOf(text) {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text ?? "") ?? []
  return hours === undefined || hours > 23 || minutes > 59 ? null : Number(hours) * 60 + Number(minutes)
}

/** "14:05" */
export function timeOf(minutes) {
  const minute = ((minutes % DAY) + DAY) % DAY
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}

/**
 * Where no time is set, a part begins when the one before it ends.
 *
 * @param {{ startsAt?: string, minutes?: number }[]} items
 * @returns {{ begins: string|null, ends: string|null, overlaps: boolean }[]}  `overlaps`: it begins before the one before it ends.
 */
export function timesOf(items) {
  let before = null
  return items.map(({ startsAt, minutes }) => {
    const set = minutesOf(startsAt)
    const begins = set ?? before
    const overlaps = set !== null && before !== null && set < before
    before = begins !== null && minutes ? begins + minutes : null
    return { begins: begins === null ? null : timeOf(begins), ends: before === null ? null : timeOf(before), overlaps }
  })
}
