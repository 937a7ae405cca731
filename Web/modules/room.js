/**
 * How much more of a kind a pitch takes. Pure.
 *
 * Most asks are a target that may be passed. A capped one is full when it is reached, and has room again when somebody
 * takes an offer back. The server decides; this only saves people a refusal.
 *
 * @param {import("./hall-state.js").Pitch} pitch
 * @param {string} kind
 * @returns {number} Infinity where there is no limit.
 */
export function roomOf(pitch, kind) {
  const ask = pitch.asks?.find((ask) => ask.kind === kind)
  return ask?.capped ? Math.max(0, ask.target - (pitch.tally?.[kind] ?? 0)) : Infinity
}
