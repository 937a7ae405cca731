/** A list of participants is brought in: first looked at, then, when it is well, taken over. */
import { announce } from "../modules/announcer.js"
import { toBase64 } from "../modules/bytes.js"
import { find, make, setText } from "../modules/dom.js"
import { has, refusalText, say } from "../modules/language.js"
import { confirmWords, mergesOf, reportRows } from "./import-words.js"

/** As much as the server takes. */
const MOST_BYTES = 2 * 1024 * 1024
/** Ten thousand rows take a while on a small machine. */
const PATIENCE_MS = 120_000
const SHOWN = 50

export class Import {
  #desk
  #file = null
  #report = null

  constructor(desk) {
    this.#desk = desk
    const drop = find("#drop")
    find("#import-file").addEventListener("change", ({ target }) => target.files[0] && this.#read(target.files[0]))
    drop.addEventListener("dragover", (event) => {
      event.preventDefault()
      drop.dataset.over = "true"
    })
    drop.addEventListener("dragleave", () => delete drop.dataset.over)
    drop.addEventListener("drop", (event) => {
      event.preventDefault()
      delete drop.dataset.over
      if (event.dataTransfer.files[0]) this.#read(event.dataTransfer.files[0])
    })
    find("#import-yes").addEventListener("click", () => this.#take())
    find("#import-no").addEventListener("click", () => this.#again())
    find("#import-another").addEventListener("click", () => this.#again())
  }

  async #read(file) {
    find("#import-done").hidden = find("#import-report").hidden = true
    if (file.size > MOST_BYTES) return this.#fail(say("import.tooLarge"))

    this.#file = toBase64(new Uint8Array(await file.arrayBuffer()))
    const answer = await this.#send("yes", say("import.reading", { name: file.name }))
    if (answer.body?.rows === undefined) return this.#fail(refusalText(answer.body ?? { code: "noAnswer" }))

    this.#fail("")
    this.#show(answer.body)
  }

  async #send(dryRun, words) {
    setText(find("#import-busy-words"), words)
    find("#import-busy").hidden = false
    announce(words)
    const body = { file: this.#file, merges: dryRun === "yes" ? [] : mergesOf(this.#report.lookAlikes, this.#kept()) }
    const answer = await this.#desk.ask("people/import", { method: "POST", query: { dryRun }, body, timeoutMs: PATIENCE_MS })
    find("#import-busy").hidden = true
    return answer
  }

  #show(report) {
    this.#report = report
    setText(find("#import-rows"), say("import.rows", { n: report.rows }))
    find("#import-counts").replaceChildren(...reportRows(report).map(({ key, args }) => make("li", { textContent: say(key, args) })))
    const ignored = report.format?.ignored ?? []
    setText(find("#import-ignored"), ignored.length ? say("import.ignored", { columns: ignored.join(", ") }) : "")
    list("#import-errors", report.errors, errorWords, report.errorCount)
    list("#import-doubtful", report.doubtful, doubtWords, report.doubtful.length)
    find("#import-alike").hidden = report.lookAlikes.length === 0 || report.errorCount > 0
    find("#import-groups").replaceChildren(...report.lookAlikes.map(group))
    const yes = confirmWords(report)
    find("#import-yes").hidden = yes === null
    if (yes) setText(find("#import-yes"), say(yes.key, yes.args))
    const verdict = report.errorCount > 0 ? say("import.fix") : yes ? "" : say("import.nothing")
    setText(find("#import-verdict"), verdict)
    find("#import-report").hidden = false
    find("#import-report-title").focus()
  }

  #kept() {
    return this.#report.lookAlikes.map((_, at) => find(`[name="alike-${at}"]:checked`)?.value || null)
  }

  async #take() {
    const { ok, body } = await this.#send("no", say("import.taking", { n: this.#report.new + this.#report.changed }))
    if (!ok) return body?.rows === undefined ? this.#fail(refusalText(body ?? { code: "noAnswer" })) : this.#show(body)

    find("#import-report").hidden = true
    setText(find("#import-done-words"), say("import.done", { fresh: body.new, changed: body.changed }))
    find("#import-print").href = `/print/${this.#desk.hall.code}/badges`
    find("#import-done").hidden = false
    find("#import-done-words").focus()
    this.#desk.people.refresh()
  }

  #again() {
    find("#import-report").hidden = find("#import-done").hidden = true
    find("#import-file").value = ""
    find("#import-file").focus()
  }

  #fail(text) {
    setText(find("#import-error"), text)
    if (text) announce(text)
  }
}

function list(selector, items, words, count) {
  const box = find(selector)
  box.hidden = count === 0
  find("ul", box).replaceChildren(...items.slice(0, SHOWN).map((item) => make("li", { textContent: words(item) })))
  setText(find("[data-more]", box), count > SHOWN ? say("import.more", { n: count - SHOWN }) : "")
}

/** What is wrong in a file only the server knows in full: its sentence names the cell. */
function errorWords({ line, column, code, detail }) {
  const why = detail ?? code
  return say(column ? "import.lineColumn" : "import.line", { line, column, why })
}

function doubtWords({ line, why, with: other }) {
  const words = has(`import.doubt.${why}`) ? say(`import.doubt.${why}`) : say("import.doubt")
  const who = other ? [other.badge, other.name, other.organisation].filter(Boolean).join(" · ") : ""
  return say("import.line", { line, why: [words, who].filter(Boolean).join(" ") })
}

/** Names that look alike: one is kept for all, or each is an organisation of its own. */
function group({ names, people }, at) {
  const choice = (value, text, checked) =>
    make("label", { className: "check" }, make("input", { type: "radio", name: `alike-${at}`, value, checked }), " ", make("span", { textContent: text }))
  return make(
    "fieldset",
    { className: "card" },
    make("legend", { className: "unseen", textContent: names.join(", ") }),
    ...names.map((name, place) => choice(name, say("import.keep", { name, count: people[place] }), false)),
    choice("", say("import.different"), true),
  )
}
