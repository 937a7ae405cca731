/**
 * A command's id: 128 random bits as 32 hex digits.
 *
 * `crypto.randomUUID` would do, but is absent on plain http, and a hall may have no certificate.
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
