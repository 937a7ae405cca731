/**
 * Which taps are meant. Pure.
 *
 * A thumb taps twice in the dark, or comes down just when the button under it begins to mean something else: because of
 * its own first tap, or because another moderator was quicker.
 *
 * @typedef {{ at: number, x: number, y: number }} Tap  When, in milliseconds, and where; keys have 0, 0.
 */

export const CALM_MS = 800
const SAME_PLACE_PX = 60

/**
 * @param {Tap} tap
 * @param {{ last?: Tap, changedAt?: number, byOther?: boolean }} before
 *   The last tap that was obeyed; when the buttons became what they are; whether by somebody else.
 * @returns {"meant"|"again"|"surprised"} Again: a second tap of the first one. Surprised: the button was another one
 *   when the thumb set out for it.
 */
export function tapIs(tap, { last, changedAt = -Infinity, byOther = false }) {
  const isSamePlace = last && Math.hypot(tap.x - last.x, tap.y - last.y) < SAME_PLACE_PX
  const justChanged = tap.at - changedAt < CALM_MS
  if (isSamePlace && (justChanged || tap.at - last.at < CALM_MS)) return "again"
  return justChanged && byOther ? "surprised" : "meant"
}
