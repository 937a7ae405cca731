import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { quantity } from "../../Web/modules/amounts.js"
import { fill } from "../../Web/modules/texts.js"
import { toMarkdown } from "../../Web/print/markdown.js"
import { reportBlocks } from "../../Web/print/report-blocks.js"
import { texts as main } from "../../Web/texts/nl.js"
import { texts as print } from "../../Web/texts/print.nl.js"

const kinds = JSON.parse(readFileSync(new URL("../../Web/lists/kinds.json", import.meta.url), "utf8"))
const texts = { ...main, ...print }
const words = {
  say: (key, args) => fill(texts, key, args),
  what: (key, amount) => quantity(kinds.find((kind) => kind.key === key), amount, "nl"),
  day: (date) => `dag ${date}`,
  together: (items) => new Intl.ListFormat("nl").format(items),
  kinds: kinds.map(({ key }) => key),
}
const row = (offer, more = {}) => ({
  offer, pitch: "p1", kind: "stage", amount: 1, status: "recorded", organisation: `Bedrijf ${offer}`, show: true, ...more,
})
const PITCH = { pitch: "p1", number: 1, title: "Poelenburg", state: "closed", asks: [{ kind: "stage", target: 4 }] }
const FACTS = {
  conference: { name: "Samen", date: "2019-03-21" },
  people: [],
  pitches: [PITCH],
  commitments: [],
  praises: [],
  proof: "Stand van nu.",
}
const report = (facts) => reportBlocks({ ...FACTS, ...facts }, words).map(({ text }) => text)
const says = (facts, sentence) => assert.ok(report(facts).join("\n").includes(sentence), `${sentence}\n\n${report(facts).join("\n")}`)

test("a day about which little is known says little, and nothing is made up", () => {
  assert.deepEqual(report({ pitches: [] }), [
    "Verslag van Samen",
    "Samen was op dag 2019-03-21.",
    "Wat is er toegezegd?",
    "Er stonden 0 pitches op het programma. Er zijn 0 toezeggingen gedaan.",
    "Een toezegging is een belofte, geen contract. Stand van nu.",
  ])
})

test("who stands on the list is counted once, without who went away", () => {
  const people = [
    { role: "employer", organisation: "A" },
    { role: "employer", organisation: "A" },
    { role: "employer", organisation: "B", erased: true },
    { role: "wethouder", municipality: "Zaanstad" },
    { role: "screen" },
  ]
  says({ people }, "Op de lijst stonden 2 werkgevers. Zij komen van 1 organisatie. Ook stond er 1 wethouder op. Dat is 1 gemeente.")
})

test("what was promised is told kind by kind, with what stands apart", () => {
  const commitments = [
    row(1, { amount: 3 }),
    row(2, { kind: "baan", amount: 1 }),
    row(3, { status: "withdrawn", amount: 9 }),
    row(4, { status: "late", amount: 9 }),
    row(5, { status: "lateAccepted" }),
  ]
  const blocks = report({ commitments })
  assert.deepEqual(blocks.slice(3, 7), [
    "Er stond 1 pitch op het programma. Er zijn 3 toezeggingen gedaan.",
    "1 baan, in 1 toezegging",
    "4 stageplekken, in 2 toezeggingen",
    "1 bod is teruggetrokken. 1 bod kwam na het sluiten en telt wel mee. 1 bod kwam na het sluiten en telt niet mee.",
  ])
  says({ commitments }, "Het doel van 4 stageplekken is gehaald. Toegezegd: 4 stageplekken.")
})

test("what was agreed on before the day is told as such, and a rehearsal is called one", () => {
  const commitments = [row(1, { prepared: true }), row(2), row(3, { prepared: true, status: "withdrawn" })]
  says({ commitments }, "1 toezegging was vooraf al afgesproken. 1 bod is teruggetrokken.")
  const conference = { ...FACTS.conference, phase: "rehearsal" }
  assert.equal(report({ conference })[1], "Oefenen – dit telt niet mee")
})

test("a target is told as far as it came", () => {
  says({ commitments: [row(1)] }, "Het doel was 4 stageplekken. Toegezegd: 1 stageplek.")
  says({ commitments: [row(1, { kind: "baan" })] }, "Het doel was 4 stageplekken. Toegezegd is iets anders:")
  says({}, "Op deze pitch is niets toegezegd.")
  says({ pitches: [PITCH, { ...PITCH, pitch: "p2", state: "ready", title: "Later" }] }, "Op deze pitch is niet geboden: Later.")
})

test("only who may be named is named, and once", () => {
  const commitments = [row(1), row(1, { offer: 2 }), row(3, { show: false }), row(4, { organisation: "" })]
  says({ commitments }, "Dit bood Bedrijf 1. 2 toezeggingen zijn van mensen die niet genoemd willen worden.")
  assert.doesNotMatch(report({ commitments }).join(), /Bedrijf 3/)
  says({ commitments: [row(1), row(2)] }, "Dit boden Bedrijf 1 en Bedrijf 2.")
})

test("who asked what, what she promises and how it begins is told in her own words", () => {
  const pitch = {
    ...PITCH,
    wethouder: "De Boer",
    municipality: "Zaanstad",
    problem: "De bedrijven kennen hen nog niet.",
    promises: ["Eén vast contactpersoon", "UWV regelt de papieren."],
    firstStep: "Wij lopen door de wijk.",
  }
  const praises = [{ pitch: "p1", praise: ["Mooi!"] }]
  const blocks = report({ pitches: [pitch], praises })
  const about = blocks.slice(blocks.indexOf("Pitch 1: Poelenburg") + 1, -1)
  assert.deepEqual(about, [
    "Wethouder De Boer van Zaanstad vroeg om 4 stageplekken.",
    "De bedrijven kennen hen nog niet.",
    "Op deze pitch is niets toegezegd.",
    "Gemeente Zaanstad belooft: één vast contactpersoon en UWV regelt de papieren.",
    "De eerste stap: Wij lopen door de wijk.",
    "De jury schreef: “Mooi!”",
  ])
})

test("no sentence has a hole that was not filled, or a word for nothing", () => {
  const facts = { people: [{ role: "employer" }, { role: "wethouder" }], commitments: [row(1)] }
  assert.doesNotMatch(report(facts).join("\n"), /[{}]|undefined|null|NaN| \./)
})

test("the report as Markdown keeps headings and lists, and takes no text for a mark", () => {
  const blocks = [
    { tag: "h1", text: "Verslag van *Samen*" },
    { tag: "p", text: "1. Eerst\n  dit" },
    { tag: "li", text: "3 [plekken]" },
    { tag: "li", text: "- min" },
    { tag: "p", text: "" },
    { tag: "h2", text: "Slot" },
  ]
  assert.equal(toMarkdown(blocks), "# Verslag van \\*Samen\\*\n\n1\\. Eerst dit\n\n- 3 \\[plekken\\]\n- \\- min\n\n## Slot\n")
})
