/**
 * One judge's judgement of one pitch: what can be judged, what is wrong with it, what is said about it. Pure.
 *
 * @typedef {{ points?: number, praise?: string }} Judgement
 */

export const PRAISE_MAX = 140
/** A counter is read aloud near its end only (GOV.UK, character count). */
const SPOKEN_COUNTS = [120, PRAISE_MAX]

/** The pitches that have something to judge: on the stage now, or with a round behind them; in order. */
export function judgeable(state, judged = []) {
  return state.pitches
    .filter(({ pitch, state: is, standing }) => {
      return pitch === state.stage || is === "open" || is === "closed" || standing > 0 || judged.includes(pitch)
    })
    .sort((a, b) => a.number - b.number)
}

/** Code points: never fewer than the server counts. */
export function countOf(praise = "") {
  return [...praise].length
}

/** The count to say aloud after a change, or null: only on the way up, and only the last one passed. */
export function spokenCount(before, after) {
  return SPOKEN_COUNTS.findLast((mark) => before < mark && after >= mark) ?? null
}

/** As it is sent: one sentence on one line, and left out when there is none. */
export function tidy({ points, praise = "" }) {
  const line = praise.replace(/\s+/g, " ").trim()
  return { ...(points && { points }), ...(line && { praise: line }) }
}

/** What keeps it from being sent. @returns {{ points?: true, praise?: number }} Praise: so many characters too many. */
export function faultsOf(judgement) {
  const { points, praise } = tidy(judgement)
  const tooMany = countOf(praise) - PRAISE_MAX
  return { ...(!points && { points: true }), ...(tooMany > 0 && { praise: tooMany }) }
}

/** @param {Judgement|undefined} a  @param {Judgement|undefined} b */
export function isSame(a = {}, b = {}) {
  const [one, other] = [tidy(a), tidy(b)]
  return one.points === other.points && one.praise === other.praise
}

/** "over" once somebody here could judge before; else the jury has yet to begin. */
export function phaseOf(juryOpen, wasOpen) {
  if (juryOpen) return "open"
  return wasOpen ? "over" : "early"
}
