/** What everything can be checked with later: the code, the ledger, the key. And until when names are kept. */
import { fetchCheckpoint } from "../modules/checkpoint.js"
import { find, setText } from "../modules/dom.js"
import { dayWords } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { codeOf } from "../modules/note.js"
import { code } from "../modules/page.js"

/** A busy minute must not become a request a line. */
const REFRESH_MS = 2_000

export class Proof {
  #desk
  #timer = null

  constructor(desk) {
    this.#desk = desk
    find("#proof-words").addEventListener("change", ({ target }) => this.#withWords(target.checked))
  }

  happened() {
    this.refresh()
  }

  refresh() {
    this.#timer ??= setTimeout(() => this.#load(), REFRESH_MS)
  }

  render() {
    const { keepUntil } = this.#desk.hall.state.conference
    const words = keepUntil ? say("proof.keep", { date: dayWords(keepUntil) }) : say("proof.keepNone")
    setText(find("#proof-keep"), words)
  }

  async #load() {
    const note = await fetchCheckpoint(code)
    this.#timer = null
    if (!note) return

    setText(find("#proof-code"), codeOf(note.root))
    setText(find("#proof-lines"), say("screen.lines", { n: note.size }))
  }

  /** The file holds names only when somebody chose so, here and now. */
  #withWords(chosen) {
    const link = find("#proof-signed")
    const words = chosen ? "words=yes&" : ""
    link.href = `/api/v1/conferences/${code}/exports/ledger.txt?${words}as=organiser`
  }
}
