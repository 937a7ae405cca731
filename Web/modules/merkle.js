/** The tree over the lines of a ledger (RFC 6962, section 2.1). Pure. */
import { joined, utf8 } from "./bytes.js"
import { sha256 } from "./sha256.js"

/** The leaf of a line, which has its line feed. @param {string} line */
export function leafOf(line) {
  return sha256(joined(Uint8Array.of(0), utf8(line)))
}

function nodeOf(left, right) {
  return sha256(joined(Uint8Array.of(1), left, right))
}

/**
 * The root that a leaf leads to (RFC 9162, section 2.1.3.2).
 *
 * @param {Uint8Array} leaf
 * @param {{ index: number, size: number, path: Uint8Array[] }} proof
 * @returns {Uint8Array|null} Null when no path of this length leads from there to the root.
 */
export function rootOf(leaf, { index, size, path }) {
  if (index < 0 || index >= size) return null

  let at = index
  let last = size - 1
  let digest = leaf
  for (const other of path) {
    if (last === 0) return null
    const isRight = at % 2 === 1
    digest = isRight || at === last ? nodeOf(other, digest) : nodeOf(digest, other)
    // A node at the end without a neighbour goes up as it is.
    while (!isRight && at === last && at % 2 === 0 && at !== 0) [at, last] = [at / 2, last / 2]
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? digest : null
}
