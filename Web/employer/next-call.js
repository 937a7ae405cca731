/**
 * What happens after an offer is recorded: who calls, and when. Pure.
 *
 * @param {{ municipality?: string, wethouder?: string }} pitch
 * @param {string} kind
 * @param {(key: string, args: object) => string} say
 * @returns {string} Nothing for a pitch that does not tell whose it is.
 */
export function nextCall({ municipality, wethouder }, kind, say) {
  const who = municipality || (wethouder && say("pitch.by", { name: wethouder }))
  if (!who) return ""
  // Who asks for nothing but a call has it within a working week.
  return say(kind === "belmij" ? "next.callme" : "next.call", { who })
}
