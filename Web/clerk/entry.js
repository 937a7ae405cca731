/**
 * What a clerk types: "37", "37 3" or "-". Pure.
 *
 * @returns {{ badge: number, amount: number } | "undo" | null} Null for anything else.
 */
export function parseEntry(text) {
  const line = text.trim()
  if (line === "-") return "undo"

  const match = /^(\d{1,5})(?:[\s,x*]+(\d{1,7}))?$/.exec(line)
  if (!match) return null

  const badge = Number(match[1])
  const amount = Number(match[2] ?? 1)
  return badge > 0 && amount > 0 ? { badge, amount } : null
}
