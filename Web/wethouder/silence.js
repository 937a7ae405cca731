/** Nobody offers: after a while the wethouder gets a tip. Pure. */
export const PATIENCE_MS = 20_000

/**
 * Since when this pitch is open, as far as this page knows. More time is no new beginning.
 *
 * @param {{ pitch: string, at: number }|null} before
 * @param {object|undefined} pitch  The own pitch on the stage.
 */
export function openSince(before, pitch, now) {
  if (pitch?.state !== "open") return null
  return before?.pitch === pitch.pitch ? before : { pitch: pitch.pitch, at: now }
}

/** @param {{ at: number }|null} since */
export function isSilent(since, pitch, now) {
  return since !== null && !pitch.standing && now - since.at >= PATIENCE_MS
}
