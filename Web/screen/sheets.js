/**
 * What is too much for one wall, over several: praise a pitch at a time, names a dozen at a time. Pure.
 *
 * @typedef {{ title: string, who: string, lines: string[] }} Sheet
 */
const PRAISES_PER_SHEET = 3
const NAMES_PER_SHEET = 12

/**
 * @param {readonly { pitch: string, praise?: string[] }[]} judged
 * @param {readonly import("../modules/hall-state.js").Pitch[]} pitches
 * @param {(pitch: object) => string} who
 * @returns {Sheet[]}
 */
export function praiseSheets(judged, pitches, who) {
  return pitches.flatMap((pitch) => {
    const praise = judged.find((each) => each.pitch === pitch.pitch)?.praise ?? []
    const parts = inParts(praise, PRAISES_PER_SHEET)
    return parts.map((lines) => ({ title: pitch.title, who: who(pitch), lines }))
  })
}

/** @returns {Sheet[]} */
export function nameSheets(names) {
  return inParts(names, NAMES_PER_SHEET).map((lines) => ({ title: "", who: "", lines }))
}

function inParts(all, size) {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, part) => all.slice(part * size, (part + 1) * size))
}
