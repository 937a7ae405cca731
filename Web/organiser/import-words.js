/**
 * What a list of participants would change, in words. Pure.
 *
 * @typedef {{ rows: number, new: number, changed: number, same: number, doubtful: object[], errors: object[], errorCount: number,
 *   lookAlikes: { names: string[], people: number[], keep: string }[], format: object }} Report
 */

/** @param {Report} report  @returns {{ key: string, args: { n: number } }[]} */
export function reportRows(report) {
  const counts = { new: report.new, changed: report.changed, same: report.same, doubtful: report.doubtful.length }
  return Object.entries(counts).map(([name, n]) => ({ key: `import.${name}`, args: { n } }))
}

/** What the button does; null where there is nothing to do, or something is wrong first. @param {Report} report */
export function confirmWords(report) {
  const n = report.new + report.changed
  if (report.errorCount > 0 || n === 0) return null
  if (report.changed === 0) return { key: "import.yesNew", args: { n } }
  return report.new === 0 ? { key: "import.yesChanged", args: { n } } : { key: "import.yesBoth", args: { n, fresh: report.new, changed: report.changed } }
}

/**
 * Which names become which, of what was chosen in each group of look-alikes.
 *
 * @param {{ names: string[] }[]} groups
 * @param {(string|null)[]} kept  A name of each group, or null where they are different organisations.
 * @returns {{ from: string, to: string }[]}
 */
export function mergesOf(groups, kept) {
  return groups.flatMap(({ names }, at) => {
    const to = kept[at]
    return to === null || to === undefined ? [] : names.filter((name) => name !== to).map((from) => ({ from, to }))
  })
}
