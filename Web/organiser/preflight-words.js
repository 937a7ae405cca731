/** The checks before a hall comes in: which words say how each is, and what to do where it is not well. Pure. */

const CHECKS = ["ledger", "clock", "disk", "tls", "screens", "backup", "wifi", "address"]
/** Worst first: what must be done stands on top. */
const ORDER = ["fail", "warn", "pass"]
const MARKS = { pass: "✓", warn: "!", fail: "✗" }

/**
 * @param {{ check: string, state: "pass"|"warn"|"fail" }[]} checks
 * @returns {{ check: string, state: string, mark: string, key: string, adviceKey: string|null }[]}
 *   A check that this page does not know is left out: it could not say what to do.
 */
export function preflightRows(checks) {
  return checks
    .filter(({ check }) => CHECKS.includes(check))
    .map((each) => ({
      ...each,
      mark: MARKS[each.state],
      key: keyOf(each),
      adviceKey: each.state === "pass" ? null : `check.${each.check}.do`,
    }))
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
}

function keyOf({ check, state, on }) {
  if (state === "pass") return `check.${check}.pass`
  // A copy beside the original is better than none, and no help when the disk breaks.
  return check === "backup" && on ? "check.backup.same" : `check.${check}.fail`
}

/** "check.all" when all is well, else how many things are not. */
export function preflightSum(rows) {
  const n = rows.filter(({ state }) => state !== "pass").length
  return { key: n === 0 ? "check.all" : "check.some", args: { n } }
}
