/**
 * The line to a hall. It comes back by itself.
 *
 * Event  frame   detail: object                                    the server said something
 * Event  status  detail: "connecting"|"open"|"waiting"|"ended"     the line changed
 *
 * A WebSocket first. Where two sockets in a row brought no welcome although the server is there, a
 * proxy is in the way: it refuses sockets, or opens them and lets nothing through. From then on the
 * same frames come as server-sent events, and commands go by POST.
 *
 * Close codes: below 4500 come back, from 4500 on do not.
 */
import { emit } from "./events.js"

/**
 * Every wait is drawn between nothing and a longest. When an access point falls, a whole hall loses its line in the same
 * moment and must not come back in one: the first second is spread evenly, and one phone alone waits half of it.
 */
export const FIRST_WAIT_MS = 1_000
export const LONGEST_WAIT_MS = 8_000
/**
 * How a line comes back. A hall full of phones spreads itself, so that a server that starts can breathe; the wall is one
 * line, and everybody looks at it.
 */
export const PATIENT = Object.freeze({ longestWaitMs: LONGEST_WAIT_MS, restartJitterMs: 3_000, beatMs: 5_000 })
export const EAGER = Object.freeze({ longestWaitMs: 1_000, restartJitterMs: 500, beatMs: 1_000 })
export const CONNECT_TIMEOUT_MS = 5_000
export const FIRST_FINAL_CODE = 4500
export const REPLACED_CODE = 4501

const RESTARTING_CODE = 4000
const LOST_CODE = 1006
const SOCKETS_BEFORE_FALLBACK = 2
/** A clock that jumps further than this between two beats was asleep, and its socket may be dead. */
const SLEPT_MS = 15_000
const HIDDEN_LONG_MS = 30_000

export class Line extends EventTarget {
  #world
  #position
  #haste
  #status = "connecting"
  #connection = null
  #waitMs = FIRST_WAIT_MS
  #timer
  #beat
  #lastBeat = 0
  #hiddenSince = null
  #usesSocket = true
  #wasReplaced = false
  #socketsInVain = 0

  /**
   * @param {import("./browser-world.js").World} world  The outside: sockets, fetch, clock, chance.
   * @param {() => { after?: number, epoch?: string }} position  Where we were, to resume there.
   * @param {typeof PATIENT} [haste]
   */
  constructor(world, position, haste = PATIENT) {
    super()
    this.#world = world
    this.#position = position
    this.#haste = haste
  }

  get status() {
    return this.#status
  }

  /** Whether the line ended because this browser has newer ones, in other windows. */
  get wasReplaced() {
    return this.#wasReplaced
  }

  start() {
    this.#world.watch({
      shown: (persisted) => this.#shown(persisted),
      hidden: () => (this.#hiddenSince = this.#world.now()),
      online: () => this.#networkIsBack(),
      offline: () => this.#closed(this.#connection, LOST_CODE),
    })
    this.#lastBeat = this.#world.now()
    this.#beat = setInterval(() => this.#heartbeat(), this.#haste.beatMs)
    this.#connect()
  }

  stop() {
    clearInterval(this.#beat)
    this.#end()
  }

  /** @returns {boolean} False when there is no line; the command then went nowhere. */
  send(command) {
    if (this.#status !== "open") return false

    this.#connection.send(command)
    return true
  }

  /** An answer stays away too long: the line looks open and is not. */
  suspect() {
    if (this.#status === "open") this.#again()
  }

  #connect() {
    clearTimeout(this.#timer)
    const events = {
      received: (frame) => this.#received(connection, frame),
      closed: (code) => this.#closed(connection, code),
    }
    const open = this.#usesSocket ? this.#world.openSocket : this.#world.openStream
    const connection = open(this.#position(), events)
    this.#connection = connection
    this.#timer = setTimeout(() => this.#closed(connection, LOST_CODE), CONNECT_TIMEOUT_MS)
  }

  #received(connection, frame) {
    if (connection !== this.#connection) return

    if (frame.type === "welcome") {
      clearTimeout(this.#timer)
      this.#waitMs = FIRST_WAIT_MS
      connection.wasWelcomed = true
      if (this.#usesSocket) this.#socketsInVain = 0
    }
    // The frame first: who hears that the line is open may ask what the hall looks like.
    emit(this, "frame", frame)
    if (frame.type === "welcome") this.#become("open")
  }

  #closed(connection, code) {
    if (!connection || connection !== this.#connection) return

    clearTimeout(this.#timer)
    this.#connection = null
    connection.close()
    this.#wasReplaced = code === REPLACED_CODE
    if (code >= FIRST_FINAL_CODE) return this.#end()

    this.#become("waiting")
    if (connection.wasWelcomed) return this.#connectLater(code)
    this.#inVain()
  }

  /** A browser does not tell why a socket was refused; an ordinary request does. */
  async #inVain() {
    const access = await this.#world.checkAccess()
    if (this.#connection || this.#status !== "waiting") return
    if (access === "none") return this.#end()

    if (access === "granted" && this.#usesSocket) this.#socketInVain()
    this.#connectLater(LOST_CODE)
  }

  /** Also where sockets worked before: a phone walks from one network into another. */
  #socketInVain() {
    this.#socketsInVain += 1
    if (this.#socketsInVain < SOCKETS_BEFORE_FALLBACK) return

    this.#usesSocket = false
    this.#waitMs = FIRST_WAIT_MS
  }

  #connectLater(code) {
    const longest = code === RESTARTING_CODE ? this.#haste.restartJitterMs : this.#waitMs
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#connect(), longest * this.#world.random())
    this.#waitMs = Math.min(this.#waitMs * 2, this.#haste.longestWaitMs)
  }

  /** Every phone of the hall hears it when the wifi is back, so this counts as a first failure, and no more. */
  #networkIsBack() {
    if (this.#status === "ended") return

    this.#drop()
    this.#connectLater(LOST_CODE)
  }

  #shown(persisted) {
    const hiddenMs = this.#hiddenSince === null ? 0 : this.#world.now() - this.#hiddenSince
    this.#hiddenSince = null
    if (this.#status !== "open" || persisted || hiddenMs > HIDDEN_LONG_MS) this.#again()
  }

  #heartbeat() {
    const now = this.#world.now()
    const slept = now - this.#lastBeat > SLEPT_MS
    this.#lastBeat = now
    if (slept) this.#again()
  }

  /** A new connection now. */
  #again() {
    if (this.#status === "ended") return

    this.#drop()
    this.#connect()
  }

  /** Lets go of what may be dead, and forgets the wait that repeated failures earned. */
  #drop() {
    const old = this.#connection
    this.#connection = null
    old?.close()
    this.#waitMs = FIRST_WAIT_MS
    if (this.#status === "open") this.#become("waiting")
  }

  #end() {
    clearTimeout(this.#timer)
    clearInterval(this.#beat)
    this.#connection?.close()
    this.#connection = null
    this.#become("ended")
  }

  #become(status) {
    if (status === this.#status) return
    this.#status = status
    emit(this, "status", status)
  }
}
