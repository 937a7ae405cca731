/** Which pitch a clerk writes for, and whether that can be recorded now. Pure. */
import { stagedPitch } from "../modules/hall-state.js"

/** The pitch that was chosen, or else the one on the stage. */
export function pitchFor(state, chosen) {
  return state?.pitches.find(({ pitch }) => pitch === chosen) ?? stagedPitch(state)
}

/** Pitches whose cards on paper may still come in, apart from the one on the stage. */
export function closedPitches(state) {
  return state.pitches.filter((pitch) => pitch.state === "closed" && pitch.pitch !== state.stage)
}

/**
 * @param {object|undefined} pitch
 * @param {boolean} isWritten  On paper, or on a second list: it was promised in time and comes later.
 * @returns {"open"|"late"|null}
 */
export function roundOf(pitch, isWritten) {
  if (pitch?.state === "open") return "open"
  return pitch?.state === "closed" && isWritten ? "late" : null
}
