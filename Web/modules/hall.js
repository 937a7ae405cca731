/**
 * A page's hall: the line, what it tells, and the commands that go out over it.
 *
 * Event  hall      the hall or the own offers changed
 * Event  anew      the hall was told as it is, or what was missed: what happened is known, not when
 * Event  events    detail: object[]  what just happened, after the hall was changed by it
 * Event  line      detail: string    the line's status
 * Event  presence  detail: number    people in the hall; `screens` may have changed as well
 * Event  answer    detail: { command, answer }  to a command that was given with `keep`
 */
import { browserWorld } from "./browser-world.js"
import { emit } from "./events.js"
import { applyEvent } from "./hall-state.js"
import { newId } from "./ids.js"
import { EAGER, Line, PATIENT } from "./line.js"
import { openOutboxStore } from "./outbox-store.js"
import { Outbox } from "./outbox.js"
import { answered, applyToOwn, applyToYou } from "./own-offers.js"

const ASK_TIMEOUT_MS = 10_000

export async function openHall(code, role) {
  const store = await openOutboxStore(`${code}/${role}`)
  const hall = new Hall(code, role, browserWorld(code, role), store)
  await hall.start()
  return hall
}

export class Hall extends EventTarget {
  /** @type {import("./hall-state.js").HallState|null} */
  #hall = null
  #epoch
  #clockAheadMs = 0
  #asked = new Map()

  you = null
  /** People in the hall. */
  here = 0
  /** Lines of screens. */
  screens = 0

  constructor(code, role, world, store) {
    super()
    this.code = code
    this.role = role
    this.line = new Line(
      world,
      () => (this.#hall ? { after: this.#hall.seq, epoch: this.#epoch } : {}),
      role === "screen" ? EAGER : PATIENT,
    )
    this.outbox = new Outbox(this.line, store)
  }

  /** The hall as it is shown, or null before the first welcome. */
  get state() {
    return this.#hall?.state ?? null
  }

  /** The server's clock, in milliseconds: closing times are the server's. */
  now() {
    return Date.now() + this.#clockAheadMs
  }

  async start() {
    this.line.addEventListener("frame", ({ detail }) => this.#received(detail))
    this.line.addEventListener("status", ({ detail }) => this.#lineBecame(detail))
    this.outbox.addEventListener("change", () => emit(this, "hall"))
    this.outbox.addEventListener("answer", ({ detail }) => this.#answered(detail))
    await this.outbox.restore()
    this.line.start()
  }

  /** Gives a command that must not get lost. It survives a reload; the answer comes as an event. */
  keep(command) {
    const whole = { id: newId(), ...command }
    this.outbox.add(whole)
    return whole
  }

  /**
   * Gives a command that is of this moment only, such as opening a round.
   *
   * @returns {Promise<object>} The `recorded` or `refused` object; refused with the code `noAnswer`
   *   when none came in time.
   */
  ask(command) {
    const whole = { id: newId(), ...command }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.line.suspect()
        this.#settle({ type: "refused", id: whole.id, code: "noAnswer" })
      }, ASK_TIMEOUT_MS)
      this.#asked.set(whole.id, { command: whole, resolve, timer })
      this.line.send(whole)
    })
  }

  #received(frame) {
    switch (frame.type) {
      case "welcome":
        return this.#welcomed(frame)
      case "snapshot":
        return this.#caughtUp(frame)
      case "events":
        return this.#happened(frame.events)
      case "recorded":
      case "refused":
        return this.outbox.received(frame) || this.#settle(frame)
      case "presence":
        this.here = frame.here
        this.screens = frame.screens ?? 0
        return emit(this, "presence", frame.here)
    }
  }

  #welcomed({ epoch, seq, now, you, state, events }) {
    this.#epoch = epoch
    this.#clockAheadMs = Date.parse(now) - Date.now()
    this.you = { ...you, offers: you.offers ?? [] }
    if (state) this.#hall = { seq, state }
    else this.#fold(events ?? [])
    emit(this, "hall")
    emit(this, "anew")
  }

  /** The line was too slow for the events: this replaces what we had. */
  #caughtUp({ seq, state }) {
    this.#hall = { seq, state }
    emit(this, "hall")
    emit(this, "anew")
  }

  #happened(events) {
    this.#fold(events)
    emit(this, "hall")
    emit(this, "events", events)
  }

  #fold(events) {
    if (!this.#hall) return
    for (const event of events) {
      this.#hall = applyEvent(this.#hall, event)
      const offers = applyToOwn(this.you.offers, event, this.you.badge)
      this.you = applyToYou({ ...this.you, offers }, event)
    }
  }

  #answered({ command, answer }) {
    // What a clerk writes down for somebody else is not the clerk's own.
    if (answer.type === "recorded" && command.badge === undefined) {
      const at = new Date(this.now()).toISOString()
      this.you = { ...this.you, offers: answered(this.you.offers, command, answer, at) }
    }
    emit(this, "answer", { command, answer })
    emit(this, "hall")
  }

  #lineBecame(status) {
    if (status === "open") {
      // Staff has no badges; a judge's phone that goes from hand to hand must not judge in somebody else's name.
      this.outbox.lineOpened(this.you.badge ?? this.you.name)
      // The same ids again: what arrived already is answered as it was, and not done twice.
      for (const { command } of this.#asked.values()) this.line.send(command)
    } else {
      this.outbox.lineLost()
    }
    emit(this, "line", status)
  }

  #settle(answer) {
    const asked = this.#asked.get(answer.id)
    if (!asked) return

    this.#asked.delete(answer.id)
    clearTimeout(asked.timer)
    asked.resolve(answer)
  }
}
