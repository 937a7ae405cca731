/**
 * Whether the last row can read the wall, and how large its smallest letters must be for that. Pure.
 *
 * From eight times the height of a picture a capital is read that is a fiftieth of that height: 8.6 minutes of arc,
 * where good eyes need five. The rest is proportion.
 */
const HEIGHTS_AWAY = 8
const CAPITALS_HIGH = 50
/** A capital, of the size of its letters. */
const CAP_HEIGHT = 0.72
/** What every text on the wall is at least, in hundredths of its height. */
export const SMALLEST_VH = 5
/** Larger leaves no room for what the wall is there to show. */
export const LARGEST_VH = 6.5

/**
 * @param {number} distance  To the last row, in metres.
 * @param {number} height  Of the picture, in metres.
 */
export function neededVh(distance, height) {
  return (100 * distance) / (HEIGHTS_AWAY * height) / CAPITALS_HIGH / CAP_HEIGHT
}

/**
 * @param {{ distance: number, width: number }} hall  In metres.
 * @param {number} ratio  Width of the picture by its height.
 * @returns {{ isReadable: boolean, smallestVh: number, farthest: number }}
 *   `farthest` is the distance in metres from which the wall can still be read, at its largest letters.
 */
export function readability({ distance, width }, ratio) {
  const height = width / ratio
  const needed = neededVh(distance, height)
  return {
    isReadable: needed <= LARGEST_VH,
    smallestVh: Math.min(LARGEST_VH, Math.max(SMALLEST_VH, needed)),
    farthest: Math.floor(LARGEST_VH / neededVh(1, height)),
  }
}

/**
 * "30", "4,5" and "4.5" are metres; "" and "ver" are not.
 *
 * @param {string} text
 * @returns {number|null}
 */
export function parseMetres(text) {
  const match = /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*m?\s*$/.exec(text)
  const metres = match ? Number(match[1].replace(",", ".")) : 0
  return metres > 0 ? metres : null
}
