/**
 * The outbox of a page: keeps a command first, then sends it, until the server has answered.
 *
 * Event  change                                     an entry came, moved or left
 * Event  answer  detail: { command, answer }        the server recorded or refused a command
 */
import { emit } from "./events.js"
import * as box from "./outbox-state.js"

/** After this long without an answer the line is taken for dead. */
const ANSWER_TIMEOUT_MS = 5_000
const POSTPONED_MS = 1_500

export class Outbox extends EventTarget {
  #entries = box.EMPTY_OUTBOX
  #store
  #line
  #badge
  #timer
  #signedIn = false
  #pausedUntilTimer = false

  /** @param {{ send(command: object): boolean, suspect(): void }} line */
  constructor(line, store) {
    super()
    this.#line = line
    this.#store = store
  }

  /** False when an offer would not survive a reload. */
  get durable() {
    return this.#store.durable
  }

  get entries() {
    return this.#entries
  }

  async restore() {
    const stored = await this.#store.all()
    this.#change(box.restored(this.#entries, stored))
    this.#pump()
  }

  /** Resolves when the command is kept. It is sent by itself, now or when the line is back. */
  async add(command) {
    this.#change(box.added(this.#entries, command, this.#badge))
    await this.#store.put(this.#entries.find((entry) => entry.command.id === command.id))
    this.#change(box.kept(this.#entries, command.id))
    this.#pump()
  }

  lineOpened(badge) {
    this.#badge = badge
    this.#signedIn = true
    this.#change(box.lineLost(this.#entries))
    this.#pump()
  }

  lineLost() {
    this.#signedIn = false
    clearTimeout(this.#timer)
    this.#change(box.lineLost(this.#entries))
  }

  /** @returns {boolean} Whether the answer was to one of these commands. */
  received(answer) {
    const entry = this.#entries.find((entry) => isAnswerTo(entry, answer))
    if (!entry) return false

    const { id } = entry.command

    clearTimeout(this.#timer)
    if (box.isPostponement(answer)) {
      // It was not decided upon, and waits again.
      this.#change(box.kept(this.#entries, id))
      this.#pause(answer.wait)
    } else {
      this.#change(box.settled(this.#entries, id))
      this.#store.remove(id)
      emit(this, "answer", { command: entry.command, answer })
      this.#pump()
    }
    return true
  }

  #pump() {
    if (!this.#signedIn || this.#pausedUntilTimer) return

    const entry = box.nextToSend(this.#entries, this.#badge)
    if (!entry || !this.#line.send(entry.command)) return

    this.#change(box.sent(this.#entries, entry.command.id))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#line.suspect(), ANSWER_TIMEOUT_MS)
  }

  /** @param {number} [seconds]  As long as the server says; it knows only when one was too fast. */
  #pause(seconds) {
    this.#pausedUntilTimer = true
    setTimeout(() => {
      this.#pausedUntilTimer = false
      this.#pump()
    }, Math.max(POSTPONED_MS, (seconds ?? 0) * 1_000))
  }

  #change(entries) {
    if (entries === this.#entries) return
    this.#entries = entries
    emit(this, "change")
  }
}

/** What the server could not even read has no id; only the one entry under way can be meant. */
function isAnswerTo({ command, state }, { id, type }) {
  return command.id === id || (type === "refused" && id === null && state === "sent")
}
