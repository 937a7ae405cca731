import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const list = (name) =>
  JSON.parse(readFileSync(new URL(`../../Web/lists/${name}.json`, import.meta.url), "utf8"))
const kinds = list("kinds")
const regions = list("regions")

test("there are twenty kinds, each complete in both languages", () => {
  assert.equal(new Set(kinds.map(({ key }) => key)).size, 20)
  for (const kind of kinds) {
    for (const words of [kind.nl, kind.en]) {
      for (const form of ["label", "one", "other"]) assert.ok(words[form], `${kind.key} ${form}`)
    }
    assert.ok(kind.steps.length > 0 && kind.steps.every((step) => step <= kind.askAbove), kind.key)
    assert.ok(kind.dueDays > 0, kind.key)
  }
})

test("only thinking along and calling back have no number; only calling back is not counted", () => {
  const keys = (which) => kinds.filter(which).map(({ key }) => key)

  assert.deepEqual(keys(({ single }) => single), ["meedenken", "belmij"])
  assert.deepEqual(keys(({ counted }) => !counted), ["belmij"])
})

test("there are thirty-five regions, and no code or municipality stands twice", () => {
  const municipalities = regions.flatMap((region) => region.municipalities)

  assert.equal(new Set(regions.map(({ code }) => code)).size, 35)
  assert.equal(new Set(municipalities).size, municipalities.length)
})

for (const [municipality, region] of [
  ["Hardenberg", "Regio Zwolle"],
  ["Woerden", "Midden-Utrecht"],
  ["Leiden", "Holland Rijnland"],
  ["Doetinchem", "Achterhoek"],
  ["Rheden", "Midden-Gelderland"],
  ["Dordrecht", "Drechtsteden"],
  ["Zaanstad", "Zaanstreek/Waterland"],
  ["Venlo", "Noord-Limburg"],
  ["Almere", "Flevoland"],
  ["Zevenaar", "Midden-Gelderland"],
]) {
  test(`${municipality} lies in ${region}`, () => {
    const found = regions.find(({ municipalities }) => municipalities.includes(municipality))
    assert.equal(found?.name, region)
  })
}

test("no other name of a region is another region's name", () => {
  const names = new Map(regions.map((region) => [region.name.toLowerCase(), region.code]))
  for (const { code, alias } of regions) {
    for (const name of alias) assert.ok([undefined, code].includes(names.get(name.toLowerCase())), name)
  }
})

test("themes and sectors have a key and a word in both languages", () => {
  for (const item of [...list("themes"), ...list("sectors")]) {
    assert.ok(item.key && item.nl && item.en, JSON.stringify(item))
  }
})
