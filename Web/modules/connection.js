/**
 * The word for the line in the header, and the banner when it is gone for a while.
 *
 * The mark differs in shape, not only in colour. The banner waits three seconds: a line that comes
 * back at once is no news.
 */
import { announce } from "./announcer.js"
import { find, make, setText } from "./dom.js"
import { say } from "./language.js"

const BANNER_AFTER_MS = 3_000
const MARKS = { connecting: "◐", open: "●", waiting: "○", ended: "×" }

/** @param {import("./hall.js").Hall} hall */
export function showConnection(hall, header = find("[data-connection]"), banner = find("[data-banner]")) {
  let timer = null
  let told = false
  let reason = "conn.retry"
  // What a judge keeps is no offer.
  const safe = hall.role === "jury" ? "jury.safe" : "conn.safe"

  function show(status) {
    header.dataset.connection = status
    setText(find("[data-mark]", header), MARKS[status])
    setText(find("[data-word]", header), say(hall.line.wasReplaced ? "line.stopped" : `line.${status}`))

    clearTimeout(timer)
    if (status === "open") back()
    else timer = setTimeout(gone, status === "ended" ? 0 : BANNER_AFTER_MS)
  }

  async function gone() {
    if (hall.line.wasReplaced) return replaced()
    if (hall.line.status === "ended") return signedOut()

    tell("conn.retry")
    if (await isServerAway() && hall.line.status === "waiting") tell("conn.host")
  }

  /** What became of an offer comes first: it is the one thing that must not be lost. */
  function tell(words) {
    reason = words
    setText(banner, say(hall.outbox.entries.length > 0 ? safe : words))
    banner.hidden = false
    if (!told) announce(banner.textContent)
    told = true
  }

  /** Nobody is signed out: what is open in other windows goes on, and so does this one after a tap. */
  function replaced() {
    ended("line.replaced", location.href, "line.goOn")
  }

  function signedOut() {
    ended("line.signedOut", `/${hall.code}`, "line.toJoin")
  }

  function ended(words, href, link) {
    banner.replaceChildren(say(words), " ", make("a", { href, textContent: say(link) }))
    banner.hidden = false
    announce(say(words))
    const loading = find("#loading")
    // What is promised there will not come.
    if (loading && !loading.hidden) loading.replaceWith(make("h1", { id: "loading", textContent: say("line.ended") }))
  }

  function back() {
    banner.hidden = true
    if (told) announce(say("conn.back"))
    told = false
  }

  hall.outbox.addEventListener("change", () => told && hall.line.status !== "ended" && tell(reason))
  hall.addEventListener("line", ({ detail }) => show(detail))
  show(hall.line.status)
}

/** Something answers, but not the hall: a proxy in front of it. Where nothing does, it may as well be our own wifi. */
async function isServerAway() {
  const answer = await fetch("/health/ready", { cache: "no-store" }).catch(() => null)
  return answer !== null && answer.status >= 500
}
