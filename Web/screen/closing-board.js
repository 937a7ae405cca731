/** What a hall photographs when a round closed: the code of the ledger takes the place of the names. */
import { checkpointPath } from "../modules/checkpoint.js"
import { find, make, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { codeOf } from "../modules/note.js"

/**
 * @param {string} code  Of the conference.
 * @param {import("../modules/note.js").Note|null} note
 * @param {number|undefined} seq  Where the round closed.
 */
export function showClosingCode(code, note, seq) {
  document.body.toggleAttribute("data-proof", note !== null)
  find("#proof").hidden = !note
  find("#names").hidden = Boolean(note)
  if (!note) return

  const groups = codeOf(note.root).split("-")
  const halves = [groups.slice(0, 4), groups.slice(4)].map((half) => half.join("-"))
  const [first, second] = halves.map((textContent) => make("span", { className: "half", textContent }))
  find("#proof-code").replaceChildren(first, "-", document.createElement("wbr"), second)
  setText(find("#proof-lines"), say("screen.lines", { n: note.size }))
  find("#proof-qr")?.remove()
  find("#proof").append(qrCode(checkpointPath(code, seq, "checkpoint.svg")))
}

/** A picture of its own each time: the last one does not stand there while the next is on its way. */
function qrCode(src) {
  return make("img", { className: "proof-qr", id: "proof-qr", alt: say("screen.codeQr"), src })
}
