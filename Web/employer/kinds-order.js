/**
 * Which kinds an employer can choose from, and which stand in sight. Pure.
 *
 * What the pitch asks for comes first. Three to six are in sight; more choice is less courage.
 */
const IN_SIGHT_LEAST = 4
const IN_SIGHT_MOST = 6
/** "Bel mij terug" is what remains for who cannot decide, so it comes last. */
const LAST = "belmij"

/**
 * @param {{ asks?: { kind: string }[] }} pitch
 * @param {string[]} inUse  The conference's kinds, in its order.
 * @returns {{ first: string[], more: string[] }}
 */
export function orderKinds(pitch, inUse) {
  const asked = (pitch.asks ?? []).map(({ kind }) => kind)
  const rest = inUse.filter((kind) => kind !== LAST)
  const last = inUse.includes(LAST) ? [LAST] : []
  const all = [...new Set([...asked, ...rest, ...last])]

  // Hiding a single kind behind "Meer" saves nobody anything.
  const most = Math.min(IN_SIGHT_MOST, Math.max(asked.length, IN_SIGHT_LEAST))
  const inSight = all.length <= most + 1 ? all.length : most
  return { first: all.slice(0, inSight), more: all.slice(inSight) }
}
