/** Keeps the screen on while a condition holds. Absent without TLS; the page works then too. */
export function keepAwake(wanted) {
  let lock = null

  async function refresh() {
    if (!navigator.wakeLock || document.hidden) return
    if (!wanted()) {
      lock?.release()
      lock = null
    } else if (!lock || lock.released) {
      lock = await navigator.wakeLock.request("screen").catch(() => null)
    }
  }

  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener("visibilitychange", refresh)
  return refresh
}
