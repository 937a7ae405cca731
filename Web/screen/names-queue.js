/**
 * The names that roll in on the wall: one at a time, however fast they come. Pure; the clock is given.
 *
 * A hall reads a name aloud in a second and a half. When more wait than it can hear, the newest stands for all of them:
 * "Bakkerij Jansen biedt 3 leerplekken, en 41 anderen". Totals never wait for this.
 *
 * @typedef {import("../modules/hall-state.js").Standing} Standing
 * @typedef {{ offer: Standing, others: Standing[] }} Line  A name, and those for whom it stands.
 *
 * @typedef {object} NamesQueue
 * @property {string|null} pitch
 * @property {readonly Standing[]} waiting  Oldest first.
 * @property {readonly Line[]} lines  Newest first, at most `LINES_MAX`.
 * @property {number} movedAt  When the last line came, in milliseconds.
 */

export const LINES_MAX = 3
export const LINE_EVERY_MS = 1_500
/** So many may come one after the other: a hall that is six seconds behind has lost the thread. */
const WAITING_MAX = 4

/** @type {Readonly<NamesQueue>} */
export const NO_NAMES = Object.freeze({ pitch: null, waiting: [], lines: [], movedAt: -Infinity })

/** After these the stage holds another pitch, or none. */
const STAGE_EVENTS = new Set(["pitchStaged", "stageCleared", "steppedBack"])

/**
 * What stood already when the page came: at once, for it is no news.
 *
 * @param {import("../modules/hall-state.js").Pitch} [pitch]
 * @returns {Readonly<NamesQueue>}
 */
export function namesOf(pitch) {
  if (!pitch) return NO_NAMES

  const newest = [...(pitch.recent ?? [])].reverse().slice(0, LINES_MAX)
  return { ...NO_NAMES, pitch: pitch.pitch, lines: newest.map((offer) => ({ offer, others: [] })) }
}

/**
 * @param {Readonly<NamesQueue>} queue
 * @param {readonly object[]} events
 * @param {import("../modules/hall-state.js").Pitch} [pitch]  On the stage after the events.
 * @returns {Readonly<NamesQueue>}
 */
export function happened(queue, events, pitch) {
  if (events.some(({ type }) => STAGE_EVENTS.has(type))) return namesOf(pitch)

  return events.reduce((before, event) => CHANGES[event.type]?.(before, event) ?? before, queue)
}

const CHANGES = {
  offerMade: joined,
  lateAccepted: joined,
  offerWithdrawn: (queue, { offer }) => each(queue, (standing) => (standing.offer === offer ? null : standing)),
  personErased: (queue, { offers }) =>
    each(queue, (standing) => (offers.includes(standing.offer) ? unnamed(standing) : standing)),
}

function joined(queue, { pitch, offer, kind, amount, by, prepared, counted }) {
  if (!counted || pitch !== queue.pitch) return queue
  return { ...queue, waiting: [...queue.waiting, { offer, kind, amount, by: by ?? {}, ...(prepared && { prepared }) }] }
}

function unnamed({ by: { badge, organisation, ...by }, ...standing }) {
  return { ...standing, by }
}

/** Every offer changed, and without those that the change takes away; one of the others then takes its place. */
function each(queue, change) {
  const kept = (offers) => offers.map(change).filter(Boolean)
  const lines = queue.lines.flatMap(({ offer, others }) => {
    const [first, ...rest] = kept([offer, ...others])
    return first ? [{ offer: first, others: rest }] : []
  })
  return { ...queue, waiting: kept(queue.waiting), lines }
}

/**
 * @param {Readonly<NamesQueue>} queue
 * @param {number} now
 * @returns {Readonly<NamesQueue>} The same object, when it is not time for another line.
 */
export function moved(queue, now) {
  if (dueIn(queue, now) > 0) return queue

  const isBehind = queue.waiting.length > WAITING_MAX
  const offer = isBehind ? queue.waiting.at(-1) : queue.waiting[0]
  const others = isBehind ? queue.waiting.slice(0, -1).reverse() : []
  return {
    ...queue,
    waiting: isBehind ? [] : queue.waiting.slice(1),
    lines: [{ offer, others }, ...queue.lines].slice(0, LINES_MAX),
    movedAt: now,
  }
}

/** Milliseconds until the next line; `Infinity` when nobody waits. */
export function dueIn(queue, now) {
  if (queue.waiting.length === 0) return Infinity
  return Math.max(0, queue.movedAt + LINE_EVERY_MS - now)
}
