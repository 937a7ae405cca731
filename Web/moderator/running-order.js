/** What comes after what on the stage. Pure. */

const MORE_SECONDS = 30
const SECONDS_MIN = 5
const SECONDS_MAX = 3_600

/**
 * The next pitch that can go on stage: after the one that is there, in order; it never wraps around.
 *
 * In a break nothing is there. Then it goes on after the pitch that closed last.
 */
export function nextPitch(state) {
  const here = state.pitches.find(({ pitch }) => pitch === state.stage) ?? closedLast(state.pitches)
  const after = here?.number ?? 0
  const ready = state.pitches.filter(({ state, number }) => state === "ready" && number > after)
  return ready.sort((a, b) => a.number - b.number)[0]
}

function closedLast(pitches) {
  const closed = pitches.filter(({ closedSeq }) => closedSeq !== undefined)
  return closed.sort((a, b) => b.closedSeq - a.closedSeq)[0]
}

/**
 * The one thing to do now.
 *
 * @returns {{ act: "open"|"close"|"next"|"thanks", pitch?: object }|null} Null when all is done, or nothing is there.
 */
export function mainAct(state) {
  const here = state.pitches.find(({ pitch }) => pitch === state.stage)
  if (here?.state === "onStage") return { act: "open", pitch: here }
  if (here?.state === "open") return { act: "close", pitch: here }

  const next = nextPitch(state)
  if (next) return { act: "next", pitch: next }
  const hadRounds = state.pitches.some(({ state }) => state === "closed")
  return hadRounds && state.interlude !== "thanks" ? { act: "thanks" } : null
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
