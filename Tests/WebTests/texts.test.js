import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { test } from "node:test"

import { fill } from "../../Web/modules/texts.js"
import { texts as mainEn } from "../../Web/texts/en.js"
import { texts as mainNl } from "../../Web/texts/nl.js"

const web = new URL("../../Web/", import.meta.url)
const files = readdirSync(web, { recursive: true }).map(String)
const read = (file) => readFileSync(new URL(file, web), "utf8")

/** What some pages learn beside what all pages know, by its name. */
const parts = new Map()
for (const [, part] of files.map((file) => /^texts\/(\w+)\.nl\.js$/.exec(file)).filter(Boolean)) {
  const [{ texts: nl }, { texts: en }] = await Promise.all(
    ["nl", "en"].map((language) => import(new URL(`texts/${part}.${language}.js`, web))),
  )
  parts.set(part, { nl, en })
}
const nl = Object.assign({}, mainNl, ...[...parts.values()].map(({ nl }) => nl))
const en = Object.assign({}, mainEn, ...[...parts.values()].map(({ en }) => en))
const sources = files.filter((file) => file.endsWith(".js") && !file.startsWith("texts")).map(read)
const pages = files.filter((file) => file.endsWith(".html")).map((file) => [file, read(file)])

/** Every word that the server refuses with. */
const REFUSALS = [
  "malformed", "unknownCommand", "fieldMissing", "fieldTwice", "fieldInvalid", "idInvalid", "idReused", "tooLarge",
  "tooBusy", "notAllowed", "personUnknown", "pitchUnknown", "offerUnknown", "kindUnknown",
  "regionUnknown", "themeUnknown", "sectorUnknown", "textTooLong", "textInvalid", "textMissing",
  "titleMissing", "amountNotPositive", "amountTooLarge", "amountMustBeOne", "alreadyOffered",
  "askFull", "offersNotOpen", "offersClosed", "alreadyWithdrawn", "notLate", "alreadyAccepted",
  "pitchIncomplete", "pitchFrozen", "pitchNotOnStage", "anotherPitchOpen", "stateChanged",
  "closingTimeInvalid", "tooMany", "tooManyPitches", "tooManyPeople", "tooManyOffers", "badgeTaken",
  "entryClosed", "conferenceUnknown", "unavailable", "tooFast", "entryBusy", "tooManyGuesses", "cannotStepBack", "juryOpen", "juryClosed", "pointsInvalid",
]

/** Words of the glossary's right-hand column: correct, and not what people in a hall say. */
const FORBIDDEN_WORDS = [
  "inloggen", "registreren", "profiel", "casus", "propositie", "probleemstelling",
  "vraagspecificatie", "inspanningsverplichting", "commitment", "committering", "verbintenis",
  "pending", "queued", "transactie", "annuleren", "cancel", "muteren", "proxy",
  "publicatietoestemming", "resterend", "deadline", "geëxpireerd", "submission", "hash",
  "merkle", "checkpoint", "sleutel", "verifiëren", "validatie", "blockchain", "contactverzoek", "websocket", "host", "testmodus", "succesvol", "ongeldig",
  "target", "ledger", "afgerond", "gefaald", "unresponsive", "rapporteur", "prioriteren", "dupliceren", "lobby",
  "issue", "beoordelingscommissie", "bevestigingsronde", "intrekken-procedure", "in uitvoering", "best practice",
  "next action", "late submission",
]

const strings = (texts) =>
  Object.entries(texts).flatMap(([key, text]) =>
    (typeof text === "string" ? [text] : Object.values(text)).map((value) => [key, value]),
  )
const holes = (text) =>
  new Set((typeof text === "string" ? text : text.other).match(/\{\w+\}/g) ?? [])

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort())
})

test("no text is in two files", () => {
  const keys = [mainNl, ...[...parts.values()].map(({ nl }) => nl)].flatMap(Object.keys)
  assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), [])
})

/** The code of a page: its script, and every module that one needs. */
function codeOf(file, found = new Map()) {
  if (found.has(file)) return found
  found.set(file, read(file))
  for (const [, path] of found.get(file).matchAll(/ from "(\.[^"]+)"/g)) codeOf(join(dirname(file), path), found)
  return found
}

for (const [file, html] of pages) {
  test(`${file} learns every text that it says`, () => {
    const [, script] = /<script type="module" src="\/a\/([^"]+)"/.exec(html) ?? []
    const code = script ? [...codeOf(script).values()] : []
    const learned = code.flatMap((js) => [...js.matchAll(/\blearn\("(\w+)"\)/g)]).map(([, part]) => parts.get(part).nl)
    const known = Object.assign({}, mainNl, ...learned)
    const said = [
      ...html.matchAll(/data-(?:text|label|title)="([^"]+)"/g),
      ...code.flatMap((js) => [...js.matchAll(/\b(?:say|has)\("([^"]+)"/g)]),
    ]
    for (const [, key] of said) assert.ok(known[key] !== undefined, key)
  })
}

test("both languages fill in the same words", () => {
  for (const key of Object.keys(nl)) assert.deepEqual(holes(en[key]), holes(nl[key]), key)
})

test("every refusal has a text in both languages", () => {
  for (const code of REFUSALS) {
    assert.ok(nl[`refused.${code}`], code)
    assert.ok(en[`refused.${code}`], code)
  }
})

test("no Dutch text uses a word that the glossary avoids", () => {
  for (const [key, text] of strings(nl)) {
    const words = ` ${text.replace(/\{\w+\}/g, "").toLowerCase().split(/[^a-zà-ÿ-]+/).join(" ")} `
    for (const word of FORBIDDEN_WORDS) assert.ok(!words.includes(` ${word} `), `${key}: ${word}`)
  }
})

test("Dutch texts say u, and never sorry", () => {
  for (const [key, text] of strings(nl)) {
    assert.doesNotMatch(text, /\b(je|jij|jou|jouw|sorry|oeps|alstublieft|helaas)\b/i, key)
  }
})

test("Dutch sentences are short", () => {
  for (const [key, text] of strings(nl)) {
    for (const sentence of text.split(/[.?!:] /)) {
      assert.ok(sentence.split(" ").length <= 15, `${key}: ${sentence}`)
    }
  }
})

test("every text that a page or module names exists", () => {
  const named = [
    ...pages.flatMap(([, html]) => [...html.matchAll(/data-(?:text|label|title)="([^"]+)"/g)]),
    ...sources.flatMap((js) => [...js.matchAll(/\b(?:say|has)\("([^"]+)"/g)]),
  ].map(([, key]) => key)

  assert.ok(named.length > 100)
  for (const key of named) assert.ok(nl[key] !== undefined, key)
})

test("every text is said somewhere", () => {
  const everything = [...sources, ...pages.map(([, html]) => html)].join("\n")
  const literals = new Set([...everything.matchAll(/"([\w.]+)"/g)].map(([, key]) => key))
  const beginnings = [...everything.matchAll(/`([\w]+\.(?:[\w]+\.)*[\w]*)\$\{/g)].map(([, beginning]) => beginning)
  // `${key}.label` of a button whose own text is "withdraw".
  const endings = [...everything.matchAll(/`\$\{\w+\}(\.\w+)`/g)].map(([, ending]) => ending)
  const isSaid = (key) =>
    literals.has(key) ||
    beginnings.some((beginning) => key.startsWith(beginning)) ||
    endings.some((ending) => key.endsWith(ending) && literals.has(key.slice(0, -ending.length)))

  assert.deepEqual(Object.keys(nl).filter((key) => !isSaid(key)), [])
})

test("what is counted has a form for one and a form for more, in both languages", () => {
  const isPair = (text) => typeof text !== "string"
  for (const key of Object.keys(nl)) {
    assert.equal(isPair(en[key]), isPair(nl[key]), key)
    if (isPair(nl[key])) {
      for (const text of [nl[key], en[key]]) assert.deepEqual(Object.keys(text), ["one", "other"], key)
    } else {
      // A number, and right behind it what there is so much of: "{n} pitches".
      assert.doesNotMatch(nl[key], /\{n\} [a-zà-ÿ]+(en|s)\b/i, key)
      assert.doesNotMatch(en[key], /\{n\} [a-z]+s\b/i, key)
    }
  }
})

test("what an employer needs is sent in Dutch, whatever language the page has", () => {
  const [, html] = pages.find(([file]) => file === "employer/index.html")
  const needs = [...html.matchAll(/name="need" value="([^"]+)"> <span data-text="([^"]+)"/g)]

  assert.equal(needs.length, 7)
  for (const [, value, key] of needs) assert.equal(value, nl[key])
})

test("what stands in a page before the script runs is the Dutch text", () => {
  for (const [file, html] of pages) {
    for (const [, key, text] of html.matchAll(/data-text="([^"]+)"[^>]*>([^<]*)</g)) {
      assert.equal(text, nl[key], `${file}: ${key}`)
    }
    for (const [, key, text] of html.matchAll(/data-label="([^"]+)" aria-label="([^"]+)"/g)) {
      assert.equal(text, nl[key], `${file}: ${key}`)
    }
  }
})

test("one and other are chosen by n", () => {
  const texts = { "here": { one: "{n} mens", other: "{n} mensen" } }

  assert.equal(fill(texts, "here", { n: 1 }), "1 mens")
  assert.equal(fill(texts, "here", { n: 0 }), "0 mensen")
})

test("a word that looks like a hole is filled once only", () => {
  assert.equal(fill({ hi: "{name} van {place}" }, "hi", { name: "{place}", place: "B" }), "{place} van B")
})
