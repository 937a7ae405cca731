/** How a rehearsal goes, in words, and whether there is one. Pure. */

export const CROWDS = [10, 50, 100, 300, 1000]

/**
 * @param {{ bidders: number, connected: number, offers: number, recorded: number, refused: number, slowest?: number }} figures
 * @returns {{ key: string, args: object }[]}
 */
export function rehearsalRows({ bidders, connected, offers, recorded, refused, slowest }) {
  return [
    { key: "rehearsal.connected", args: { connected, bidders } },
    { key: "rehearsal.recorded", args: { recorded, offers } },
    { key: "rehearsal.refused", args: { refused } },
    ...(slowest === undefined ? [] : [{ key: "rehearsal.slowest", args: { time: slowest } }]),
  ]
}

/** What may be practised in a phase: everything, nothing yet, or never again. @returns {"now"|"before"|"never"} */
export function rehearsalIs(phase) {
  if (phase === "rehearsal") return "now"
  return phase === "concept" ? "before" : "never"
}
