/** One receipt as an article: what was promised, when, under which code, and what was checked. */
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { clockTime, dayWords, said } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { codeOf } from "../modules/note.js"
import { verdictOf } from "../modules/receipt-checks.js"

const MARKS = { good: "✓", bad: "×", other: "?", open: "–" }
const CHANNELS = ["phone", "hand", "paper"]

/**
 * @param {import("../modules/receipt.js").Receipt} receipt
 * @param {import("../modules/receipt-checks.js").Check[]} checks
 */
export function receiptCard(receipt, checks, text, kinds) {
  const card = find("#receipt").content.firstElementChild.cloneNode(true)
  const verdict = verdictOf(checks)
  card.dataset.verdict = verdict
  setText(find(".mark", card), MARKS[verdict])
  setText(find(".verdict-words", card), say(`verdict.${verdict}`))
  find(".facts", card).append(...facts(receipt, kinds).flatMap(fact))
  find(".checks", card).append(...checks.map((check) => checkItem(check, receipt)))
  setText(find("pre", card), text)
  return card
}

function facts({ facts, words, note }, kinds) {
  const { note: remark, needs } = words?.content ?? {}
  const needed = Array.isArray(needs) ? needs.join(" · ") : ""
  return [
    ...promised(facts, kinds),
    ["receipt.when", typeof facts.at === "number" ? timeWords(facts.at) : ""],
    ["receipt.how", how(facts)],
    ["receipt.note", typeof remark === "string" ? remark : ""],
    ["receipt.needs", needed],
    ["receipt.line", say("receipt.lineOf", { n: facts.seq, size: note.size })],
    ["receipt.code", codeOf(note.root), "code-letters"],
  ].filter(([, content]) => content)
}

/** A receipt is of an offer; a line of another kind is shown by its own word. */
function promised(facts, kinds) {
  if (facts.type !== "offerMade") return [["receipt.type", String(facts.type ?? "")]]

  const pitch = /^p(\d+)$/.exec(facts.pitch)?.[1]
  const number = say("receipt.number", { number: offerNumber(facts.offer) })
  return [
    ["receipt.pledge", `${said(kinds.get(facts.kind), facts.amount)} · ${number}`, "pledge"],
    ["receipt.pitch", pitch ? say("pitch.number", { n: pitch }) : ""],
  ]
}

function how({ channel, late }) {
  if (!CHANNELS.includes(channel)) return ""
  const words = say(`channel.${channel}`)
  return late === true ? say("receipt.late", { channel: words }) : words
}

function timeWords(at) {
  return `${dayWords(dutchDay(at))}, ${clockTime(at)}`
}

function fact([key, content, className = ""]) {
  return [make("dt", { textContent: say(key) }), make("dd", { className, textContent: content })]
}

function checkItem({ name, outcome, told }, { facts, note }) {
  const args = { line: facts.seq, code: facts.conference, origin: note.origin }
  const sentences = [say(`check.${name}.${told}`, args)]
  if (name === "signature" && outcome === "open") sentences.push(say("check.how"))
  return make(
    "li",
    { data: { check: name, outcome } },
    make("span", { className: "mark", textContent: MARKS[outcome], ariaHidden: "true" }),
    make("span", { textContent: sentences.join(" ") }),
  )
}
