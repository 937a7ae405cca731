/** The report of the day: sentences made of facts, which somebody makes their own and saves or prints. */
import { announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { find, make, setText } from "../modules/dom.js"
import { dutchDay } from "../modules/dutch-time.js"
import { clockTime, dayWords, said } from "../modules/hall-words.js"
import { Kept } from "../modules/kept.js"
import { language, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { loadCommitments } from "./commitments.js"
import { hallOnce } from "./hall-once.js"
import { proofLine } from "./list-words.js"
import { toMarkdown } from "./markdown.js"
import { reportBlocks } from "./report-blocks.js"
import { tellTrouble } from "./trouble.js"

/** A letter typed is kept, but not each on its own. */
const KEEP_MS = 500

export class Report {
  #place
  #kept = new Kept()
  #facts = []
  #timer = null
  #article = make("article", {
    className: "page report",
    contentEditable: "true",
    tabIndex: 0,
    ariaLabel: say("report.edit"),
    spellcheck: true,
    lang: language,
  })

  constructor(place) {
    this.#place = place
    this.#article.addEventListener("input", () => (this.#timer ??= setTimeout(() => this.#keep(), KEEP_MS)))
    this.#article.addEventListener("paste", pasteAsText)
    find("#anew").addEventListener("click", () => this.#anew())
    find("#save").addEventListener("click", () => this.#save())
  }

  async open() {
    const { role, code } = this.#place
    const [kinds, list, people, jury] = await Promise.all([
      loadKinds(),
      loadCommitments(this.#place, "show"),
      request(`${code}/people`, { role }),
      request(`${code}/jury`, { role }),
    ])
    if (!list.ok || !people.ok) return tellTrouble(list.ok ? people : list)

    const { state } = await hallOnce(this.#place)
    this.#facts = reportBlocks(
      {
        conference: state.conference,
        pitches: state.pitches,
        people: people.body.people,
        commitments: list.body.commitments,
        praises: jury.body?.pitches ?? [],
        proof: proofLine(list.body, Date.now()),
      },
      sentenceWords(kinds),
    )
    find("#paper").replaceChildren(this.#article)
    find("#preview").hidden = find("#print").hidden = find("#save").hidden = false
    this.#show()
  }

  /** What was written here before goes before what we would write. */
  #show() {
    const own = this.#kept.get(this.#key)
    this.#article.replaceChildren(...elementsOf(own?.blocks ?? this.#facts))
    find("#anew").hidden = !own
    const told = own ? say("report.own", { date: dayWords(dutchDay(own.at)), time: clockTime(own.at) }) : say("report.hint")
    setText(find("#made"), told)
  }

  get #key() {
    return `report/${this.#place.code}/${language}`
  }

  #keep() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#kept.put(this.#key, { at: Date.now(), blocks: blocksOf(this.#article) })
    find("#anew").hidden = false
    setText(find("#made"), say(this.#kept.durable ? "report.kept" : "report.notKept"))
  }

  #anew() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#kept.remove(this.#key)
    this.#show()
    announce(say("report.hint"))
    this.#article.focus()
  }

  #save() {
    const text = toMarkdown(blocksOf(this.#article))
    const file = new Blob([text], { type: "text/markdown;charset=utf-8" })
    const link = make("a", { href: URL.createObjectURL(file), download: `verslag-${this.#place.code}.md` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href))
  }
}

function sentenceWords(kinds) {
  const list = new Intl.ListFormat(language === "en" ? "en-GB" : "nl", { type: "conjunction" })
  return {
    say,
    day: dayWords,
    what: (kind, amount) => said(kinds.get(kind), amount),
    together: (items) => list.format(items),
    kinds: kinds.all.map(({ key }) => key),
  }
}

/** Items that follow each other are one list. */
function elementsOf(blocks) {
  return blocks.reduce((elements, { tag, text }) => {
    const element = make(tag, { textContent: text })
    if (tag !== "li") return [...elements, element]

    const before = elements.at(-1)
    if (before?.localName !== "ul") return [...elements, make("ul", {}, element)]
    before.append(element)
    return elements
  }, [])
}

/** What stands there now: a browser makes a line of somebody's a div. */
function blocksOf(article) {
  return [...article.childNodes].flatMap((node) => {
    const items = node.localName === "ul" || node.localName === "ol" ? [...node.children] : null
    if (items) return items.map((item) => ({ tag: "li", text: item.textContent }))
    return [{ tag: ["h1", "h2"].includes(node.localName) ? node.localName : "p", text: node.textContent }]
  })
}

function pasteAsText(event) {
  event.preventDefault()
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"))
}
