/** How good a network is, by how long small requests took. Pure. */

/** Good: a tap is answered at once. Fair: one notices it. Worse than that, and offers come late. */
const GOOD = { median: 150, worst: 1_000, lost: 0 }
const FAIR = { median: 600, worst: 3_000, lost: 0.1 }

/**
 * @typedef {object} Measured
 * @property {number} tries
 * @property {number} lost  How many got no answer.
 * @property {number} [median]  Milliseconds; absent when nothing was answered.
 * @property {number} [worst]  Milliseconds.
 */

/** @param {(number|null)[]} times  Milliseconds of each request; null for one that got no answer.  @returns {Measured} */
export function measured(times) {
  const answered = times.filter((time) => time !== null).sort((one, other) => one - other)
  const counts = { tries: times.length, lost: times.length - answered.length }
  if (answered.length === 0) return counts

  return { ...counts, median: Math.round(middle(answered)), worst: Math.round(answered.at(-1)) }
}

/** @param {Measured} result  @returns {"good"|"fair"|"bad"|"none"} */
export function verdictOf(result) {
  if (result.median === undefined) return "none"
  if (isWithin(GOOD, result)) return "good"
  return isWithin(FAIR, result) ? "fair" : "bad"
}

function isWithin(bounds, { median, worst, lost, tries }) {
  return median <= bounds.median && worst <= bounds.worst && lost <= bounds.lost * tries
}

/** Of an even number the mean of the two in the middle. */
function middle(sorted) {
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2
}
