/** Bytes, and the texts that stand for them. Pure; what is not written exactly as it must be, is null. */

/** RFC 4648, section 6. */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

/** @param {string} text */
export function utf8(text) {
  return new TextEncoder().encode(text)
}

/** @param {...Uint8Array} parts */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** @param {Uint8Array} one  @param {Uint8Array} other */
export function areEqual(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** @param {Uint8Array} bytes */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
}

/**
 * With its padding, and in the one way in which these bytes are written (RFC 4648, section 4).
 *
 * @param {string} text
 * @returns {Uint8Array|null}
 */
export function fromBase64(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null

  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : null
}

/** Whole groups of five bytes, so without padding. @param {Uint8Array} bytes */
export function toBase32(bytes) {
  let text = ""
  let waiting = 0
  let bits = 0
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(waiting >> (bits - 5)) & 31]
    waiting &= (1 << bits) - 1
  }
  return text
}
