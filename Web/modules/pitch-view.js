/** A pitch as text on a page: its title, who speaks, what is asked, what is promised. */
import { quantity } from "./amounts.js"
import { find, make, setText } from "./dom.js"
import { pitchedBy, progress } from "./hall-words.js"
import { language, say } from "./language.js"

/** Fills the elements with the ids `pitch-…` and `total…` of a page. */
export function showPitch(pitch, pitches, kinds) {
  const place = say("pitch.of", { n: pitch.number, total: pitches.length })
  setText(find("#pitch-eyebrow"), [place, pitchedBy(pitch)].filter(Boolean).join(" · "))
  setText(find("#pitch-title"), pitch.title)
  showTotal(progress(pitch, kinds))
}

function showTotal(far) {
  find("#pitch-total").hidden = !far
  if (!far) return

  setText(find("#total"), far.text)
  setText(find("#total-unit"), far.unit)
  setText(find("#total-left"), far.left)
  const bar = find("#total-bar")
  bar.max = far.target
  bar.value = Math.min(far.amount, far.target)
}

/** The five fields of a pitch, each under its own heading; empty ones are left out. */
export function pitchStory(pitch, kinds) {
  const asks = (pitch.asks ?? []).map((ask) => askWords(ask, kinds))
  const parts = [
    ["pitch.problem", pitch.problem],
    ["pitch.forWhom", pitch.forWhom],
    ["pitch.ask", asks],
    ["pitch.promises", pitch.promises],
    ["pitch.firstStep", pitch.firstStep],
  ]
  return parts
    .filter(([, content]) => content?.length)
    .flatMap(([key, content]) => [make("h2", { textContent: say(key) }), paragraph(content)])
}

function askWords({ kind, target, capped }, kinds) {
  const what = quantity(kinds.get(kind), target, language)
  return capped ? say("ask.capped", { what }) : what
}

function paragraph(content) {
  if (typeof content === "string") return make("p", { textContent: content })
  return make("ul", {}, ...content.map((line) => make("li", { textContent: line })))
}
