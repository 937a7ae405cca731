/** When a round stays silent: nobody offered anything for a while. Pure. */

export const SILENT_MS = 20_000

/**
 * @param {{ state: string, standing?: number }|undefined} pitch  On the stage.
 * @param {number|null} openSince  Milliseconds.
 * @param {number} now
 */
export function isSilent(pitch, openSince, now) {
  return pitch?.state === "open" && !pitch.standing && openSince !== null && now - openSince >= SILENT_MS
}
