/** A personal link, shown this once: to copy, to scan from the screen, to open. */
import { announce } from "../modules/announcer.js"
import { make } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { qrPicture } from "../print/qr.js"
import { button } from "./fields.js"

/** @param {HTMLElement} place  @param {{ name: string, badge?: number, link: string, qr?: { path: string, size: number } }} made */
export function showLinkOnce(place, { name, badge, link, qr }) {
  const words = say(badge ? "people.added" : "people.addedPlain", { name, badge })
  const anchor = make("a", { href: link, textContent: link })
  const copied = make("p", { className: "quiet" })
  const copy = button("link.copy", async () => {
    copied.textContent = say((await isCopied(link, anchor)) ? "link.copied" : "link.copyYourself")
    announce(copied.textContent)
  })
  place.replaceChildren(
    make(
      "div",
      { className: "notice once" },
      make("div", { className: "stack-tight" },
        make("p", { textContent: words }),
        make("p", {}, anchor),
        make("div", { className: "buttons" }, copy),
        copied,
        make("p", { className: "quiet", textContent: say("people.linkHint") }),
      ),
      ...(qr ? [qrPicture(qr, say("link.qr", { name }))] : []),
    ),
  )
  announce(words)
}

/** Without a certificate a browser copies nothing; then the link stands selected. */
async function isCopied(link, anchor) {
  try {
    await navigator.clipboard.writeText(link)
    return true
  } catch {
    getSelection().selectAllChildren(anchor)
    return false
  }
}
