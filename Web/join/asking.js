/** Asking the hall something over a wifi that may be slow or full: what stands there meanwhile, and afterwards. */
import { announce } from "../modules/announcer.js"
import { find } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"
import { secondsToWait, waitingTime } from "../modules/retry-after.js"

/**
 * While something is under way, the step of the page says so.
 *
 * @template Answer
 * @param {Element} step
 * @param {Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
export async function busy(step, work) {
  const words = find(".busy", step)
  words.hidden = false
  announce(words.textContent)
  try {
    return await work
  } finally {
    words.hidden = true
  }
}

/** Why it did not work: nothing answered, it wants us to wait, or it does not want this. */
export function whyNot({ status, retryAfter, body }) {
  if (status === 0) return say("join.err.offline")
  if (status !== 429) return refusalText(body ?? {})

  const { key, n } = waitingTime(secondsToWait(retryAfter, Date.now()))
  return say(`join.err.slow.${key}`, { n })
}
