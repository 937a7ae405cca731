/**
 * What the wall shows now, and what is news in that to who listens. Pure.
 *
 * @typedef {"lobby"|"onStage"|"open"|"closed"|"pause"|"jury"|"thanks"} View
 * @typedef {{ view: View, pitch: string|null, isReached: boolean }} Moment
 */
import { stagedPitch } from "../modules/hall-state.js"

/** @returns {Moment} */
export function momentOf(state) {
  const pitch = stagedPitch(state)
  const [ask] = pitch?.asks ?? []
  return {
    view: pitch?.state ?? state.interlude ?? "lobby",
    pitch: pitch?.pitch ?? null,
    isReached: Boolean(ask) && (pitch.tally?.[ask.kind] ?? 0) >= ask.target,
  }
}

/**
 * What is worth saying once. Nothing on arrival: who just came reads the page.
 *
 * @param {Moment|null} before
 * @param {Moment} now
 * @returns {View|null}
 */
export function newsOf(before, now) {
  if (!before || (before.view === now.view && before.pitch === now.pitch)) return null
  return now.view
}

/**
 * Whether a gong sounds: when the target is reached, and when a round closes.
 *
 * @param {Moment|null} before
 * @param {Moment} now
 */
export function soundsGong(before, now) {
  if (!before || before.view !== "open" || before.pitch !== now.pitch) return false
  return now.view === "closed" || (now.view === "open" && now.isReached && !before.isReached)
}

/** What the wall shows of the whole meeting at its end: offers that stand, and pitches that had a round. */
export function sumOf(state) {
  const held = state.pitches.filter(({ standing }) => standing > 0)
  return { offers: held.reduce((sum, { standing }) => sum + standing, 0), pitches: held.length }
}

/** Everybody who offered under their name, in the order of the alphabet; at most what the hall's state holds. */
export function givers(state) {
  const names = state.pitches.flatMap(({ recent }) => recent ?? []).map(({ by }) => by.organisation)
  return [...new Set(names.filter(Boolean))].sort((one, other) => one.localeCompare(other, "nl"))
}
