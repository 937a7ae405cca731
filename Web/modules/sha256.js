/**
 * SHA-256 (FIPS 180-4). Pure.
 *
 * The browser's own is absent without TLS, and a hall may have none.
 */

const BLOCK = 64

/** The first 32 bits of the fractional part of a root, as the standard makes its constants. */
function fraction(number, root) {
  return Math.floor((number ** (1 / root) % 1) * 2 ** 32) | 0
}

const primes = []
for (let number = 2; primes.length < 64; number += 1) {
  if (primes.every((prime) => number % prime !== 0)) primes.push(number)
}
const START = primes.slice(0, 8).map((prime) => fraction(prime, 2))
const ROUND = primes.map((prime) => fraction(prime, 3))

/** @param {Uint8Array} message  @returns {Uint8Array} 32 bytes */
export function sha256(message) {
  const blocks = padded(message)
  const state = Int32Array.from(START)
  for (let at = 0; at < blocks.byteLength; at += BLOCK) compress(state, new DataView(blocks.buffer, at, BLOCK))

  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, at) => digest.setInt32(at * 4, word))
  return new Uint8Array(digest.buffer)
}

/** A one bit, zeros, and the length in bits, up to whole blocks. */
function padded(message) {
  const blocks = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK)
  blocks.set(message)
  blocks[message.length] = 0x80
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(message.length) * 8n)
  return blocks
}

function compress(state, block) {
  const words = schedule(block)
  let [a, b, c, d, e, f, g, h] = state
  for (let at = 0; at < 64; at += 1) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUND[at] + words[at]) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word))
}

function schedule(block) {
  const words = new Int32Array(64)
  for (let at = 0; at < 16; at += 1) words[at] = block.getInt32(at * 4)
  for (let at = 16; at < 64; at += 1) {
    const near = words[at - 2]
    const far = words[at - 15]
    const one = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
    const two = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    words[at] = words[at - 16] + two + words[at - 7] + one
  }
  return words
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by))
}
