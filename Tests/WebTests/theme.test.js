import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")
const tokens = read("Web/styles/tokens.css")
const other = read("Tests/BrowserTests/themes/inverted.css")

/** What a theme must keep readable: as the README beside theme.css has it. */
const DUTIES = [
  [["text", "text-quiet", "link"], ["canvas", "surface"], 4.5],
  [["text"], ["selected-background", "notice-background", "alarm-background", "recorded-background"], 4.5],
  [["alarm"], ["canvas", "alarm-background"], 4.5],
  [["recorded"], ["canvas", "recorded-background"], 4.5],
  [["button"], ["button-background", "button-background|-pressed"], 4.5],
  [["paper", "paper-quiet"], ["paper-background"], 4.5],
  [["paper-line"], ["paper-background"], 3],
  [["control-border", "selected-border", "focus-outline"], ["canvas", "surface"], 3],
]

/** The values that hold after some style sheets. */
function values(...sheets) {
  const all = sheets.flatMap((sheet) => [...sheet.matchAll(/(--wb-[\w-]+):\s*([^;]+);/g)])
  return new Map(all.map(([, name, value]) => [name, value]))
}

function colour(values, name) {
  const [role, suffix = ""] = name.split("|")
  let value = `var(--wb-${role}-color${suffix})`
  while (value.startsWith("var(")) value = values.get(value.slice(4, -1))
  return value
}

/** WCAG 2.2: relative luminance, and the contrast of two. */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const [day, night] = tokens.split("@media (prefers-color-scheme: dark)")
for (const [theme, known] of [
  ["by day", values(day)],
  ["in the dark", values(day, night)],
  ["in another house", values(tokens, other)],
]) {
  for (const [fronts, backs, least] of DUTIES) {
    for (const front of fronts) {
      for (const back of backs) {
        test(`${front} on ${back} has a contrast of ${least} ${theme}`, () => {
          const ratio = contrast(colour(known, front), colour(known, back))
          assert.ok(ratio >= least, `${ratio.toFixed(2)}`)
        })
      }
    }
  }
}

test("black on white has the contrast that WCAG says", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21)
})

test("the second theme replaces every colour that has a meaning", () => {
  const named = (sheet) => [...values(sheet).keys()].filter((name) => /-color(-pressed)?$/.test(name)).sort()

  assert.deepEqual(named(other), named(tokens))
})

test("colours are written so that phones from 2023 know them, and styles nest nothing", () => {
  for (const name of ["tokens", "theme", "lost", "base", "join", "employer", "accessibility"]) {
    const css = read(`Web/styles/${name}.css`)
    assert.doesNotMatch(css, /light-dark\(|color-mix\(|^\s*&/m, name)
  }
})
