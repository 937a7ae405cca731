/**
 * What the phone says while no pitch is on the stage, as the beginning of two keys. Pure.
 *
 * @param {import("../modules/hall-state.js").Hall} hall
 * @returns {"pause"|"jury"|"thanks"|"between"|"lobby"}
 */
export function lobbyWords({ interlude, pitches }) {
  if (interlude) return interlude
  return pitches.some(({ state }) => state === "closed") ? "between" : "lobby"
}
