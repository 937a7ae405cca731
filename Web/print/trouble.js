/** Says why there is nothing to print. */
import { alarm } from "../modules/announcer.js"
import { find, make, setText } from "../modules/dom.js"
import { refusalText, say } from "../modules/language.js"

/** @param {{ status: number, body: any }} answer  That was not what was asked for. */
export function tellTrouble({ status, body }) {
  const isSignedOut = status === 401 || status === 403
  const words = isSignedOut ? say("line.signedOut") : status === 0 ? say("join.err.offline") : refusalText(body ?? {})
  setText(find("#trouble"), words)
  if (isSignedOut) find("#trouble").append(" ", make("a", { href: "/", textContent: say("line.toJoin") }))
  find("#trouble").hidden = false
  alarm(words)
}
