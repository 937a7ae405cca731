/**
 * Whether a title fits on the wall, which shows two lines of it and cuts the rest. Pure.
 *
 * A rule of thumb: a projector's font is not known here. Letters are weighed as wide, narrow or neither, and a line holds
 * what a wide bold font leaves room for.
 */

/** In letters of middling width: styles/screen.css gives a line some 21 em, and such a letter takes 0.65 em of it. */
const LINE = 32
export const LINES = 2

const NARROW = /[iljtfrI.,:;!'’()|\s-]/
const WIDE = /[mwMW@%…—]/
const CAPITAL = /\p{Lu}/u

/** @returns {number} Lines that the title needs. */
export function linesOnWall(title) {
  let lines = 1
  let room = LINE
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const width = widthOf(word)
    // Beside what stands on the line already, there is a blank before it.
    const needed = room === LINE ? width : width + widthOf(" ")
    if (needed > room && room < LINE) [lines, room] = [lines + 1, LINE]
    const taken = room === LINE ? width : needed
    // A word longer than a line is broken.
    lines += Math.max(0, Math.ceil(taken / LINE) - 1)
    room = Math.max(0, room - (taken > LINE ? taken % LINE : taken))
  }
  return lines
}

/** @returns {number} About how many characters must go until it fits; 0 when it does. */
export function tooLongBy(title) {
  const letters = [...title.trim()]
  let length = letters.length
  while (length > 0 && linesOnWall(letters.slice(0, length).join("")) > LINES) length -= 1
  return letters.length - length
}

function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + weight(letter), 0)
}

function weight(letter) {
  if (NARROW.test(letter)) return 0.6
  if (WIDE.test(letter)) return 1.45
  return CAPITAL.test(letter) ? 1.2 : 1
}
