import assert from "node:assert/strict"
import { test } from "node:test"

import { auditSentence, chosenActs } from "../../Web/organiser/audit-words.js"
import { charterChange, charterValues } from "../../Web/organiser/charter-values.js"
import { confirmWords, mergesOf, reportRows } from "../../Web/organiser/import-words.js"
import { nextStep } from "../../Web/organiser/next-step.js"
import { lookAlikes } from "../../Web/organiser/look-alikes.js"
import { moved } from "../../Web/organiser/order.js"
import { organisations, PAGE, peoplePage, sortOf } from "../../Web/organiser/people-list.js"
import { phaseSteps } from "../../Web/organiser/phase-steps.js"
import { readPlace, writePlace } from "../../Web/organiser/place.js"
import { preflightRows, preflightSum } from "../../Web/organiser/preflight-words.js"
import { timesOf } from "../../Web/organiser/programme-times.js"
import { rehearsalIs, rehearsalRows } from "../../Web/organiser/rehearsal-words.js"
import { fill } from "../../Web/modules/texts.js"
import { texts as audit } from "../../Web/texts/audit.nl.js"
import { texts as nl } from "../../Web/texts/nl.js"

const say = (key, args) => fill({ ...nl, ...audit }, key, args)

test("a view has an address, and what is empty is not in it", () => {
  assert.deepEqual(readPlace("#deelnemers?zoek=van+der+%C3%93st&rol=employer"), {
    section: "deelnemers",
    filters: { zoek: "van der Óst", rol: "employer" },
  })
  assert.equal(writePlace("deelnemers", { zoek: "", rol: "jury", bladzijde: undefined }), "#deelnemers?rol=jury")
  assert.equal(writePlace("logboek"), "#logboek")
  assert.deepEqual(readPlace(""), { section: "", filters: {} })
})

test("what moves up or down stays in the list", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["a", "c", "b"])
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"])
  assert.deepEqual(moved(["a", "b", "c"], 0, -1), ["a", "b", "c"])
  assert.deepEqual(moved(["a", "b", "c"], 2, 1), ["a", "b", "c"])
})

test("a conference that was open is never rehearsed again", () => {
  const to = (phase) => phaseSteps(phase).map(({ to }) => to)
  assert.deepEqual(to("concept"), ["rehearsal", "open"])
  for (const phase of ["open", "closed", "archived"]) assert.ok(!to(phase).includes("rehearsal"), phase)
  assert.ok(phaseSteps("rehearsal").find(({ to }) => to === "open").asks)
  assert.ok(!phaseSteps("concept").find(({ to }) => to === "rehearsal").asks)
})

test("the week goes from the list of people to the list that is taken home", () => {
  const now = { phase: "concept", people: 0, ready: 0, offers: 0, isOver: false }
  assert.equal(nextStep(now).section, "deelnemers")
  assert.equal(nextStep({ ...now, people: 71 }).section, "programma")
  assert.equal(nextStep({ ...now, people: 71, ready: 3 }).key, "rehearse")
  assert.equal(nextStep({ ...now, phase: "rehearsal", offers: 34 }).key, "wipe")
  assert.equal(nextStep({ ...now, phase: "open" }).key, "follow")
  assert.equal(nextStep({ ...now, phase: "open", isOver: true }).key, "close")
  assert.equal(nextStep({ ...now, phase: "closed" }).section, "uitvoer")
})

test("what is not well stands on top and says what to do", () => {
  const rows = preflightRows([{ check: "clock", state: "pass" }, { check: "tls", state: "warn" }, { check: "disk", state: "fail" }, { check: "moon", state: "fail" }])
  assert.deepEqual(rows.map(({ check }) => check), ["disk", "tls", "clock"])
  assert.deepEqual(rows.map(({ adviceKey }) => adviceKey), ["check.disk.do", "check.tls.do", null])
  assert.deepEqual(preflightSum(rows), { key: "check.some", args: { n: 2 } })
  assert.equal(preflightSum(preflightRows([{ check: "clock", state: "pass" }])).key, "check.all")
})

test("a copy on the same disk is another trouble than no copy", () => {
  const keyOf = (on) => preflightRows([{ check: "backup", state: "warn", on }])[0].key
  assert.deepEqual([keyOf(true), keyOf(false)], ["check.backup.same", "check.backup.fail"])
})

const PEOPLE = [
  { badge: 102, name: "Jan van der Óst-Bükker", organisation: "Óst BV", role: "employer" },
  { badge: 101, name: "Anna", organisation: "Wit", role: "employer" },
  { name: "Piet", role: "moderator" },
  { badge: 103, name: "Bo", organisation: "Wit", role: "employer", erased: true },
]

test("people are found without accents, by any of their words", () => {
  assert.deepEqual(peoplePage(PEOPLE, { zoek: "ost jan" }).rows.map(({ badge }) => badge), [102])
  assert.equal(peoplePage(PEOPLE, { zoek: "niemand" }).found, 0)
  assert.equal(peoplePage(PEOPLE, { rol: "moderator" }).rows[0].name, "Piet")
})

test("who has nothing in a column comes last, whichever way it is sorted", () => {
  assert.deepEqual(peoplePage(PEOPLE, { sorteer: "badge" }).rows.map(({ badge }) => badge), [101, 102, 103, undefined])
  assert.deepEqual(peoplePage(PEOPLE, { sorteer: "-badge" }).rows.map(({ badge }) => badge), [103, 102, 101, undefined])
  assert.deepEqual(sortOf("password"), { column: "badge", isDown: false })
})

test("a page that is not there is the nearest that is", () => {
  const many = Array.from({ length: PAGE + 1 }, (_, at) => ({ badge: at + 1, name: "x", role: "employer" }))
  assert.deepEqual([peoplePage(many, {}).pages, peoplePage(many, { bladzijde: "2" }).rows.length], [2, 1])
  assert.equal(peoplePage(many, { bladzijde: "9" }).page, 2)
  assert.equal(peoplePage(many, { bladzijde: "-1" }).page, 1)
})

test("organisations of people who were erased are not offered", () => {
  assert.deepEqual(organisations(PEOPLE), [{ name: "Óst BV", count: 1 }, { name: "Wit", count: 1 }].sort((a, b) => a.name.localeCompare(b.name, "nl")))
})

for (const [one, other] of [
  ["PostNL", "PоstNL"],
  ["PostNL", "РоѕtNL"],
  ["Asito", "Αѕіtο"],
  ["Post NL", "postnl"],
  ["Café Noir", "Cafe\u0301 noir"],
  ["Bos", "B\u200bos"],
  ["Bos", "Ｂｏｓ"],
  ["Hema", "Нема"],
  ["İstanbul", "Istanbul"],
]) {
  test(`"${one}" and "${other}" look alike`, () => {
    const names = [{ name: other, count: 1 }, { name: "Iets anders", count: 9 }, { name: one, count: 2 }]
    assert.deepEqual(lookAlikes(names), [[one, other]])
  })
}

for (const [one, other] of [["Zorg", "Borg"], ["Filiaal 1", "Filiaal 2"], ["مرحبا", "שלום"], ["!!!", "???"]]) {
  test(`"${one}" and "${other}" do not`, () => {
    assert.deepEqual(lookAlikes([{ name: one, count: 1 }, { name: other, count: 1 }]), [])
  })
}

const SETTINGS = { name: "Dag", date: "2026-11-21", organisers: ["Zaanstad"], openEntry: true, kinds: ["baan"], regions: [], walkInsFrom: 900, walkInsTo: 999 }

test("only what was changed in the settings is sent", () => {
  const before = charterValues(SETTINGS)
  assert.deepEqual(charterChange(before, { ...before }), {})
  assert.deepEqual(charterChange(before, { ...before, venue: "De Fabriek" }), { venue: "De Fabriek" })
  assert.deepEqual(charterChange(before, { ...before, wifiName: "Zaal", wifiPassword: "geheim12" }), { wifi: { name: "Zaal", password: "geheim12" } })
  assert.deepEqual(charterChange(before, { ...before, organisers: " Zaanstad\n\nUWV " }), { organisers: ["Zaanstad", "UWV"] })
  assert.deepEqual(charterChange(before, { ...before, walkInsTo: "950" }), { walkInsFrom: 900, walkInsTo: 950 })
})

test("what is emptied is taken away", () => {
  const before = charterValues({ ...SETTINGS, wifi: { name: "Zaal", password: "x" }, freezeAt: "2026-11-20T17:00:00Z" })
  assert.deepEqual(charterChange(before, { ...before, wifiName: "" }), { wifi: { name: "" } })
  assert.deepEqual(charterChange(before, { ...before, freezeAt: "" }), { freezeAt: "" })
  assert.equal(before.freezeAt, "2026-11-20T18:00")
})

const REPORT = { rows: 3, new: 2, changed: 1, same: 0, doubtful: [{}], errors: [], errorCount: 0, lookAlikes: [] }

test("the button of a list says what it does, and is not there with errors", () => {
  assert.deepEqual(confirmWords(REPORT), { key: "import.yesBoth", args: { n: 3, fresh: 2, changed: 1 } })
  assert.equal(confirmWords({ ...REPORT, changed: 0 }).key, "import.yesNew")
  assert.equal(confirmWords({ ...REPORT, new: 0 }).key, "import.yesChanged")
  assert.equal(confirmWords({ ...REPORT, new: 0, changed: 0 }), null)
  assert.equal(confirmWords({ ...REPORT, errorCount: 1 }), null)
  assert.deepEqual(reportRows(REPORT).map(({ args }) => args.n), [2, 1, 0, 1])
})

test("of look-alikes every other spelling becomes the one that is kept", () => {
  const groups = [{ names: ["Jansen", "Janssen", "Jansen BV"] }, { names: ["Wit", "De Wit"] }]
  assert.deepEqual(mergesOf(groups, ["Janssen", null]), [{ from: "Jansen", to: "Janssen" }, { from: "Jansen BV", to: "Janssen" }])
})

test("a part without a time begins when the one before it ends", () => {
  const times = timesOf([{ startsAt: "23:50", minutes: 20 }, { minutes: 5 }, {}, { minutes: 10 }, { startsAt: "09:00" }])
  assert.deepEqual(times.map(({ begins, ends }) => [begins, ends]), [["23:50", "00:10"], ["00:10", "00:15"], ["00:15", null], [null, null], ["09:00", null]])
})

test("a part that begins before the last one ends is marked", () => {
  assert.deepEqual(timesOf([{ startsAt: "14:00", minutes: 30 }, { startsAt: "14:20" }]).map(({ overlaps }) => overlaps), [false, true])
})

test("practising is for a phase", () => {
  assert.deepEqual(["concept", "rehearsal", "open", "closed"].map(rehearsalIs), ["before", "now", "never", "never"])
  assert.equal(rehearsalRows({ bidders: 1, connected: 1, offers: 0, recorded: 0, refused: 0 }).length, 3)
})

test("what the staff did is a plain sentence", () => {
  const by = { person: 1, name: "Marieke Hoekstra", role: "organiser" }
  const sentence = (act) => auditSentence({ by, ...act }, say, () => 3)
  assert.equal(sentence({ act: "pitchPut", pitch: "p3", changed: ["title"] }), "Marieke Hoekstra veranderde van Pitch 3: titel.")
  assert.equal(sentence({ act: "pitchPut", pitch: "p3" }), "Marieke Hoekstra schreef Pitch 3.")
  assert.equal(sentence({ act: "personAdmitted", count: 71 }), "Marieke Hoekstra voegde 71 mensen toe uit een lijst.")
  assert.equal(sentence({ act: "phaseEntered", phase: "open" }), "Marieke Hoekstra zette de bijeenkomst op: Open.")
  assert.equal(sentence({ act: "offerWithdrawn", offer: 7, by: { person: 1, role: "clerk" } }), "schrijver trok nummer 007 terug.")
  assert.equal(sentence({ act: "somethingNew" }), "Marieke Hoekstra: somethingNew.")
})

test("acts are chosen by person and by part of the work", () => {
  const acts = [{ act: "pitchPut", by: { person: 1 } }, { act: "listTaken", by: { person: 2 } }]
  assert.deepEqual(chosenActs(acts, { person: "2" }), [acts[1]])
  assert.deepEqual(chosenActs(acts, { part: "pitches" }), [acts[0]])
  assert.deepEqual(chosenActs(acts, {}), acts)
})
