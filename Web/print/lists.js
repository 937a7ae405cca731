/** What was promised, a page for each pitch, region or organisation. */
import { announce } from "../modules/announcer.js"
import { offerNumber } from "../modules/amounts.js"
import { find, make, setText } from "../modules/dom.js"
import { clockTime } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { loadKinds, loadList } from "../modules/lists.js"
import { loadCommitments, loadConference } from "./commitments.js"
import { byOrganisation, byPitch, byRegion } from "./groups.js"
import { contactLines, eventLine, marksOf, proofLine, totalsList, whatOf, whoOf } from "./list-words.js"
import { tellTrouble } from "./trouble.js"

export class Lists {
  #place
  #lists

  constructor(place) {
    this.#place = place
    find("#hidden-field").hidden = place.role !== "organiser"
    find("#hidden").addEventListener("change", () => this.open())
  }

  async open() {
    this.#lists ??= Promise.all([loadKinds(), loadList("sectors"), loadList("regions")])
    const [lists, conference, list] = await Promise.all([
      this.#lists,
      loadConference(this.#place),
      loadCommitments(this.#place, find("#hidden").value),
    ])
    if (!list.ok) return tellTrouble(list)

    this.#draw(list.body, conference, lists)
  }

  #draw(list, conference, [kinds, sectors, regions]) {
    const words = { kinds, sectors, regions, conference, proof: proofLine(list, Date.now()) }
    const groups = this.#groups(list.commitments, words)
    find("#paper").replaceChildren(...groups.map((group) => page(group, this.#place.sheet, words)))
    find("#preview").hidden = find("#print").hidden = groups.length === 0
    const told = groups.length ? say("list.made", { n: list.commitments.length }) : say("list.none")
    setText(find("#made"), told)
    announce(told)
  }

  #groups(rows, { sectors, regions }) {
    const nameOf = (code) => regions.find((region) => region.code === code)?.name ?? code
    switch (this.#place.sheet) {
      case "regions":
        return byRegion(rows, nameOf, say("list.noRegion"))
      case "organisations":
        return byOrganisation(rows, (row) => whoOf(row, sectors))
      default:
        return byPitch(rows)
    }
  }
}

function page({ title, rows }, sheet, words) {
  const place = sheet === "pitches" ? rows[0].municipality : ""
  return make(
    "section",
    { className: "page list" },
    eventLine(words.conference),
    make("h2", { textContent: title }),
    ...(place ? [make("p", { className: "list-place", textContent: place })] : []),
    make("p", { className: "list-proof number", textContent: words.proof }),
    totalsList(rows, words.kinds),
    table(title, rows, sheet, words),
  )
}

/** The organisation is the heading already, on the pages of organisations; the pitch on those of pitches. */
function table(title, rows, sheet, words) {
  const columns = [
    ["list.number", numberCell],
    ["list.who", (row) => whoCell(row, sheet, words)],
    ["list.what", (row) => whatCell(row, words)],
    ...(sheet === "pitches" ? [] : [["list.pitch", (row) => pitchCell(row)]]),
  ]
  const head = columns.map(([key]) => make("th", { scope: "col", textContent: say(key) }))
  const body = rows.map((row) => make("tr", { data: { status: row.status } }, ...columns.map(([, cell]) => cell(row))))
  return make(
    "table",
    { className: "list-table" },
    make("caption", { className: "unseen", textContent: title }),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...body),
  )
}

function numberCell({ offer, at }) {
  return make("th", { scope: "row", className: "number" }, offerNumber(offer), ...line(clockTime(at)))
}

function whoCell(row, sheet, { sectors }) {
  const mark = row.show ? [] : line(say("list.doNotName"), "mark")
  const who = sheet === "organisations" ? [] : [make("strong", { textContent: whoOf(row, sectors) })]
  return make("td", {}, ...who, ...contactLines(row).flatMap((text) => line(text)), ...mark)
}

function whatCell(row, { kinds }) {
  const needs = row.needs?.length ? say("list.needs", { needs: row.needs.join(", ") }) : ""
  const lines = [row.note, needs].filter(Boolean).flatMap((text) => line(text))
  return make("td", {}, make("strong", { textContent: whatOf(row, kinds) }), ...marksOf(row).flatMap((text) => line(text, "mark")), ...lines)
}

function pitchCell({ title, municipality }) {
  return make("td", {}, title, ...line(municipality))
}

function line(textContent, className = "more") {
  return textContent ? [make("span", { className, textContent })] : []
}
