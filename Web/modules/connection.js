/**
 * The word for the line in the header, and the banner when it is gone for a while.
 *
 * The mark differs in shape, not only in colour. The banner waits three seconds: a line that comes
 * back at once is no news.
 */
import { announce } from "./announcer.js"
import { find, setText } from "./dom.js"
import { say } from "./language.js"

const BANNER_AFTER_MS = 3_000
const MARKS = { connecting: "◐", open: "●", waiting: "○", ended: "×" }

/** @param {import("./hall.js").Hall} hall */
export function showConnection(hall, header = find("[data-connection]"), banner = find("[data-banner]")) {
  let timer = null
  let told = false

  function show(status) {
    header.dataset.connection = status
    setText(find("[data-mark]", header), MARKS[status])
    setText(find("[data-word]", header), say(`line.${status}`))

    clearTimeout(timer)
    if (status === "open") back()
    else timer = setTimeout(gone, status === "ended" ? 0 : BANNER_AFTER_MS)
  }

  function gone() {
    const kept = hall.outbox.entries.length > 0
    const text = hall.line.status === "ended" ? "line.signedOut" : kept ? "conn.safe" : "conn.retry"
    banner.textContent = say(text)
    banner.hidden = false
    if (!told) announce(say(text))
    told = true
  }

  function back() {
    banner.hidden = true
    if (told) announce(say("conn.back"))
    told = false
  }

  hall.addEventListener("line", ({ detail }) => show(detail))
  show(hall.line.status)
}
