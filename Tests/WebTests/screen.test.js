import assert from "node:assert/strict"
import { test } from "node:test"

import { layoutFor } from "../../Web/screen/layout.js"
import { givers, momentOf, newsOf, soundsGong, sumOf } from "../../Web/screen/moment.js"
import { neededVh, parseMetres, readability } from "../../Web/screen/readability.js"
import { nameSheets, praiseSheets } from "../../Web/screen/sheets.js"

const at = (view, pitch = "p1", isReached = false) => ({ view, pitch, isReached })
const pitch = (state, more) => ({ pitch: "p1", state, asks: [{ kind: "baan", target: 3 }], ...more })

test("at thirty metres a wall of 4 metres wide asks 4.6 hundredths of its height", () => {
  assert.equal(neededVh(30, 2.25).toFixed(1), "4.6")
})

test("a wall that is large enough keeps its letters; a small one gets larger ones", () => {
  const wide = 16 / 9
  assert.deepEqual(readability({ distance: 30, width: 4 }, wide), { isReadable: true, smallestVh: 5, farthest: 42 })
  const far = readability({ distance: 36, width: 4 }, wide)
  assert.deepEqual([far.isReadable, far.smallestVh.toFixed(1)], [true, "5.6"])
  assert.deepEqual(readability({ distance: 43, width: 4 }, wide), { isReadable: false, smallestVh: 6.5, farthest: 42 })
  assert.equal(readability({ distance: 43, width: 4 }, 4 / 3).isReadable, true, "a picture of 4:3 is higher")
})

test("metres as people write them", () => {
  assert.deepEqual(["30", " 4,5 ", "4.5 m", "0", "", "ver", "-3", "1e3"].map(parseMetres), [
    30, 4.5, 4.5, null, null, null, null, null,
  ])
})

test("what the wall shows", () => {
  const staged = (state, more) => momentOf({ stage: "p1", pitches: [pitch(state, more)] })

  assert.deepEqual(momentOf({ stage: null, pitches: [] }), at("lobby", null))
  assert.deepEqual(momentOf({ stage: null, interlude: "pause", pitches: [] }), at("pause", null))
  assert.deepEqual(staged("onStage"), at("onStage"))
  assert.deepEqual(staged("open", { tally: { baan: 2, stage: 9 } }), at("open"))
  assert.deepEqual(staged("open", { tally: { baan: 3 } }), at("open", "p1", true))
  assert.deepEqual(staged("closed", { asks: undefined }), at("closed"))
})

test("what is told once", () => {
  assert.equal(newsOf(null, at("open")), null)
  assert.equal(newsOf(at("open"), at("open", "p1", true)), null)
  assert.equal(newsOf(at("onStage"), at("open")), "open")
  assert.equal(newsOf(at("closed"), at("closed", "p2")), "closed")
  assert.equal(newsOf(at("closed"), at("pause", null)), "pause")
})

test("a gong sounds at the target and at the close, and at no other time", () => {
  const reached = at("open", "p1", true)
  const cases = [
    [null, reached, false], [at("open"), reached, true], [reached, reached, false],
    [reached, at("closed", "p1", true), true], [at("open"), at("closed"), true],
    [at("open"), at("closed", "p2"), false], [at("closed"), at("closed"), false],
    [at("onStage"), reached, false], [at("open"), at("lobby", null), false],
  ]
  for (const [before, now, expected] of cases) {
    assert.equal(soundsGong(before, now), expected, JSON.stringify([before, now]))
  }
})

test("praise is shown a pitch at a time, three at a time", () => {
  const pitches = [
    { pitch: "p1", title: "Eén", municipality: "Zaanstad" },
    { pitch: "p2", title: "Twee" },
    { pitch: "p3", title: "Drie", municipality: "Ede" },
  ]
  const judged = [{ pitch: "p3", praise: ["a", "b", "c", "d"] }, { pitch: "p1", praise: ["e"] }, { pitch: "p2", judges: 2 }]

  assert.deepEqual(praiseSheets(judged, pitches, ({ municipality }) => municipality), [
    { title: "Eén", who: "Zaanstad", lines: ["e"] },
    { title: "Drie", who: "Ede", lines: ["a", "b", "c"] },
    { title: "Drie", who: "Ede", lines: ["d"] },
  ])
})

test("who gave is thanked by name once, in the order of the alphabet, and who hides is not named", () => {
  const by = (...names) => ({ recent: names.map((organisation) => ({ by: organisation ? { organisation } : {} })) })
  const state = { pitches: [{ ...by("Zorg", "ASN", null), standing: 3 }, { ...by("Zorg", "éénpitter"), standing: 5 }, {}] }

  assert.deepEqual(givers(state), ["ASN", "éénpitter", "Zorg"])
  assert.deepEqual(sumOf(state), { offers: 8, pitches: 2 })
})

test("names are shown a dozen at a time", () => {
  const names = Array.from({ length: 25 }, (_, n) => `Bedrijf ${n}`)

  assert.deepEqual(nameSheets(names).map(({ lines }) => lines.length), [12, 12, 1])
  assert.deepEqual(nameSheets([]), [])
})

test("a beamer gets the wall; a phone, a small window and who follows get a page that scrolls", () => {
  assert.equal(layoutFor({ width: 1024, height: 768, follows: false }), "wall")
  assert.equal(layoutFor({ width: 699, height: 1000, follows: false }), "page")
  assert.equal(layoutFor({ width: 844, height: 390, follows: false }), "page")
  assert.equal(layoutFor({ width: 1920, height: 1080, follows: true }), "page")
})
