/** What comes after what on the stage. Pure. */

const MORE_SECONDS = 30
const SECONDS_MIN = 5
const SECONDS_MAX = 3_600

/** The next pitch that can go on stage: after the current one, in order; it never wraps around. */
export function nextPitch(state) {
  const byNumber = [...state.pitches].sort((a, b) => a.number - b.number)
  const at = byNumber.findIndex(({ pitch }) => pitch === state.stage)
  return byNumber.slice(at + 1).find((pitch) => pitch.state === "ready")
}

/**
 * Half a minute more than what is left. Without a closing time there is nothing to lengthen: the
 * round then closes in half a minute.
 *
 * @param {string|undefined} closesAt  @param {number} now  Milliseconds.
 */
export function secondsWithMore(closesAt, now) {
  const left = closesAt ? Math.max(0, Math.ceil((Date.parse(closesAt) - now) / 1000)) : 0
  return Math.min(Math.max(left + MORE_SECONDS, SECONDS_MIN), SECONDS_MAX)
}
