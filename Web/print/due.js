/** By when a commitment should be done, if nobody agreed on another day. Pure. */

const DAY_MS = 24 * 60 * 60 * 1000
/** Within two weeks somebody calls; who asked to be called hears sooner. */
const FIRST_CONTACT_DAYS = 14

/**
 * @param {{ dueDays?: number, dueOn?: string }} kind  `dueOn`: the day of the year on which such a thing begins, "09-01".
 * @param {string} date  Of the conference, "2019-03-21".
 * @returns {string} A day as "2019-09-19".
 */
export function dueDate({ dueDays = 182, dueOn }, date) {
  return dueOn ? next(dueOn, date) : later(date, dueDays)
}

/** The last day for the first call. */
export function contactDate({ dueDays = FIRST_CONTACT_DAYS }, date) {
  return later(date, Math.min(FIRST_CONTACT_DAYS, dueDays))
}

function later(date, days) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

function next(dayOfYear, date) {
  const year = Number(date.slice(0, 4))
  const here = `${year}-${dayOfYear}`
  return here > date ? here : `${year + 1}-${dayOfYear}`
}
