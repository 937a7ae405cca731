/**
 * Advice for a phone on a network without a certificate: there no page can keep the screen on.
 *
 * Said once on a phone, and only where it is so.
 */
import { find } from "./dom.js"
import { hasHeard, markHeard } from "./here.js"

const ADVICE = "insecure"

/** Shows `#insecure`, until somebody says that they read it. */
export function adviseOnce() {
  if (isSecureContext || navigator.wakeLock || hasHeard(ADVICE)) return

  find("#insecure").hidden = false
  find("#insecure-heard").addEventListener("click", () => {
    markHeard(ADVICE)
    find("#insecure").hidden = true
    find("#main").focus({ preventScroll: true })
  })
}
