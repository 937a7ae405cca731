import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

import { CONNECT_TIMEOUT_MS, EAGER, FIRST_WAIT_MS, Line, LONGEST_WAIT_MS } from "../../Web/modules/line.js"

const welcome = { type: "welcome", epoch: "e1", seq: 1 }
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** The outside, held in the hand: sockets open, speak and close when a test says so. */
class FakeWorld {
  connections = []
  access = "granted"
  time = 0
  handlers = {}
  now = () => this.time
  // Without chance, the waits are exactly the longest they may be.
  random = () => 1
  checkAccess = async () => this.access
  watch = (handlers) => (this.handlers = handlers)
  openSocket = (position, events) => this.#open("socket", position, events)
  openStream = (position, events) => this.#open("stream", position, events)

  #open(kind, position, events) {
    const connection = {
      kind,
      position,
      sent: [],
      isClosed: false,
      send: (command) => connection.sent.push(command.id),
      close: () => (connection.isClosed = true),
      ...events,
    }
    this.connections.push(connection)
    return connection
  }

  get last() {
    return this.connections.at(-1)
  }
}

let world, line, statuses, position

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] })
  world = new FakeWorld()
  position = {}
  line = new Line(world, () => position)
  statuses = []
  line.addEventListener("status", ({ detail }) => statuses.push(detail))
  line.start()
})

/** Time passes for timers and for the clock alike. */
function pass(ms) {
  world.time += ms
  mock.timers.tick(ms)
}

function open() {
  world.last.received(welcome)
}

test("the line is open once the server has said welcome", () => {
  assert.equal(line.status, "connecting")

  world.last.received(welcome)
  assert.equal(line.status, "open")
  line.stop()
})

test("a socket that opens and says nothing for five seconds is given up", async () => {

  pass(CONNECT_TIMEOUT_MS)
  await settle()
  pass(FIRST_WAIT_MS)

  assert.equal(world.connections.length, 2)
  assert.ok(world.connections[0].isClosed)
  line.stop()
})

test("a line that falls comes back and says where it was", () => {
  open()
  position = { after: 118, epoch: "e1" }

  world.last.closed(1006)
  assert.equal(line.status, "waiting")
  pass(FIRST_WAIT_MS)

  assert.deepEqual(world.last.position, { after: 118, epoch: "e1" })
  open()
  assert.deepEqual(statuses, ["open", "waiting", "open"])
  line.stop()
})

for (const [code, comesBack] of [[1001, true], [1006, true], [1013, true], [4001, true], [4499, true], [4500, false], [4501, false], [4999, false]]) {
  test(`close code ${code} ${comesBack ? "comes back" : "does not come back"}`, () => {
    open()

    world.last.closed(code)
    pass(LONGEST_WAIT_MS)

    assert.equal(line.status, comesBack ? "waiting" : "ended")
    assert.equal(world.connections.length > 1, comesBack)
    line.stop()
  })
}

test("a server that restarts sees its hall come back over three seconds", () => {
  open()

  world.last.closed(4000)
  pass(2_999)
  assert.equal(world.connections.length, 1)
  pass(1)

  assert.equal(world.connections.length, 2)
  line.stop()
})

/** How long each phone of a hall waits before its first attempt, when all lose their line at once. */
function firstWaits(chances) {
  return chances.map((chance) => {
    const phone = new FakeWorld()
    phone.random = () => chance
    const line = new Line(phone, () => ({}))
    line.start()
    phone.last.received(welcome)
    phone.last.closed(1006)
    let waited = 0
    for (; phone.connections.length === 1; waited += 10) mock.timers.tick(10)
    line.stop()
    return waited
  })
}

test("a hall that loses its wifi comes back spread over a second, one as early as another is late", () => {
  const chances = Array.from({ length: 20 }, (_, place) => (place + 0.5) / 20)

  const waits = firstWaits(chances)

  const perQuarter = [0, 250, 500, 750].map((from) => waits.filter((ms) => ms > from && ms <= from + 250).length)
  assert.deepEqual(perQuarter, [5, 5, 5, 5])
})

test("one phone alone comes back in half a second, as a rule", () => {
  assert.deepEqual(firstWaits([0.5]), [500])
})

test("the network is back: everybody hears it at once, so not everybody comes at once", () => {
  world.last.closed(1006)

  world.handlers.online()
  assert.equal(world.connections.length, 1)
  pass(FIRST_WAIT_MS)

  assert.equal(world.connections.length, 2)
  line.stop()
})

test("each failure waits twice as long, up to eight seconds", async () => {
  world.access = "unknown"
  open()
  world.last.closed(1006)
  const waits = []
  for (let attempt = 0; attempt < 6; attempt += 1) {
    let waited = 0
    const before = world.connections.length
    while (world.connections.length === before) {
      pass(50)
      waited += 50
    }
    waits.push(waited)
    world.last.closed(1006)
    await settle()
  }

  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 8000, 8000])
  line.stop()
})

test("the wall is back within a second, however long the server was away", async () => {
  line.stop()
  line = new Line(world, () => position, EAGER)
  line.start()
  open()
  world.last.closed(1006)
  for (let failures = 0; failures < 8; failures += 1) {
    const before = world.connections.length
    pass(1_000)
    assert.equal(world.connections.length, before + 1)
    world.last.closed(1006)
    await settle()
  }
  line.stop()
})

test("two sockets that never open although the server is there: a stream from then on", async () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    world.last.closed(1006)
    await settle()
    pass(LONGEST_WAIT_MS)
  }

  assert.equal(world.last.kind, "stream")
  open()
  assert.equal(line.status, "open")
  line.stop()
})

test("a server that is away is no reason to give up sockets", async () => {
  world.access = "unknown"
  for (let attempt = 0; attempt < 4; attempt += 1) {
    world.last.closed(1006)
    await settle()
    pass(LONGEST_WAIT_MS)
  }

  assert.equal(world.last.kind, "socket")
  line.stop()
})

test("a phone that walks into a network without sockets gets a stream, and soon", async () => {
  open()
  world.last.closed(1006)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    pass(LONGEST_WAIT_MS)
    world.last.closed(1006)
    await settle()
  }
  pass(FIRST_WAIT_MS)

  assert.equal(world.last.kind, "stream")
  line.stop()
})

test("one socket in vain, now and then, is no reason for a stream", async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    world.last.closed(1006)
    await settle()
    pass(LONGEST_WAIT_MS)
    open()
    world.last.closed(1006)
    pass(LONGEST_WAIT_MS)
  }

  assert.equal(world.last.kind, "socket")
  line.stop()
})

test("who is signed out is not tried again", async () => {
  world.access = "none"

  world.last.closed(1006)
  await settle()
  pass(LONGEST_WAIT_MS)

  assert.equal(line.status, "ended")
  assert.equal(world.connections.length, 1)
})

test("nothing is sent while the line is not open", () => {
  assert.equal(line.send({ id: "a" }), false)
  open()
  assert.equal(line.send({ id: "b" }), true)

  assert.deepEqual(world.last.sent, ["b"])
  line.stop()
})

test("back in sight after half a minute: a new socket at once", () => {
  open()
  world.handlers.hidden()
  world.time += 31_000

  world.handlers.shown(false)

  assert.equal(world.connections.length, 2)
  line.stop()
})

test("back in sight soon: the socket stays", () => {
  open()
  world.handlers.hidden()
  world.time += 5_000

  world.handlers.shown(false)

  assert.equal(world.connections.length, 1)
  line.stop()
})

test("back from the page cache: a new socket, however short it was", () => {
  open()

  world.handlers.shown(true)

  assert.equal(world.connections.length, 2)
  line.stop()
})

test("back in sight while waiting: at once, and the waits begin anew", async () => {
  open()
  world.last.closed(1006)

  world.handlers.shown(false)

  assert.equal(world.connections.length, 2)
  line.stop()
})

test("a clock that jumped was asleep, and its socket is not trusted", () => {
  open()
  world.time += 60_000

  mock.timers.tick(5_000)

  assert.equal(world.connections.length, 2)
  line.stop()
})

test("an answer that stays away: the line is opened anew", () => {
  open()

  line.suspect()

  assert.equal(line.status, "waiting")
  assert.equal(world.connections.length, 2)
  line.stop()
})

test("a line that newer windows replaced says so", () => {
  open()
  world.last.closed(4501)

  assert.equal(line.status, "ended")
  assert.equal(line.wasReplaced, true)
})

test("a line that was signed out was not replaced", () => {
  open()
  world.last.closed(4500)

  assert.equal(line.wasReplaced, false)
})

test("a socket that was given up is not listened to", () => {
  open()
  const old = world.last
  line.suspect()

  old.received({ type: "welcome", epoch: "old", seq: 9 })
  old.closed(4500)

  assert.equal(line.status, "waiting")
  line.stop()
})
