/** What this device remembers of its hall: how light it is, how far the last row. Where nothing is kept, nothing is. */
const KEY = "screen"

/** @returns {{ isBright?: boolean, distance?: string, width?: string, hasKey?: boolean }} */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {}
  }
}

export function remember(changes) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...changes }))
  } catch {
    // Then it is asked again another time.
  }
}
