import assert from "node:assert/strict"
import { test } from "node:test"

import { Outbox } from "../../Web/modules/outbox.js"

const offer = (id) => ({ id, type: "makeOffer", pitch: "p1", kind: "baan", amount: 1 })
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A line that is up or down, and notes what went over it. */
class FakeLine {
  isUp = true
  sent = []
  suspected = 0
  send(command) {
    if (this.isUp) this.sent.push(command.id)
    return this.isUp
  }
  suspect() {
    this.suspected += 1
  }
}

/** A store that outlives the page, as IndexedDB does. */
class FakeStore {
  durable = true
  rows = new Map()
  puts = []
  all = async () => [...this.rows.values()]
  remove = async (id) => void this.rows.delete(id)
  put = (entry) =>
    new Promise((resolve) => {
      this.puts.push(() => {
        this.rows.set(entry.command.id, entry)
        resolve()
      })
    })
  finish() {
    for (const put of this.puts.splice(0)) put()
  }
}

function page(store = new FakeStore()) {
  const line = new FakeLine()
  const outbox = new Outbox(line, store)
  const answers = []
  outbox.addEventListener("answer", ({ detail }) => answers.push(detail.answer.type))
  outbox.lineOpened(137)
  return { line, store, outbox, answers }
}

test("nothing is sent before it is kept", async () => {
  const { line, store, outbox } = page()

  outbox.add(offer("a"))
  await settle()
  assert.deepEqual(line.sent, [])

  store.finish()
  await settle()
  assert.deepEqual(line.sent, ["a"])
  outbox.lineLost()
})

test("nobody is told that it is on this phone before it is kept", async () => {
  const { store, outbox } = page()
  const told = []
  outbox.addEventListener("change", () => told.push(outbox.entries.map(({ state }) => state).join()))
  outbox.lineLost()

  outbox.add(offer("a"))
  await settle()
  assert.deepEqual(told, ["new"])

  store.finish()
  await settle()
  assert.deepEqual(told, ["new", "kept"])
})

test("a line that opens while an offer is being kept does not send it yet", async () => {
  const { line, store, outbox } = page()

  outbox.add(offer("a"))
  outbox.lineLost()
  outbox.lineOpened(137)
  assert.deepEqual(line.sent, [])

  store.finish()
  await settle()
  assert.deepEqual(line.sent, ["a"])
  outbox.lineLost()
})

test("an offer leaves the store when it is recorded, and not before", async () => {
  const { store, outbox, answers } = page()
  outbox.add(offer("a"))
  store.finish()
  await settle()
  assert.equal(store.rows.size, 1)

  outbox.received({ type: "recorded", id: "a", offer: 1 })

  assert.equal(store.rows.size, 0)
  assert.deepEqual(answers, ["recorded"])
  assert.equal(outbox.entries.length, 0)
})

test("an offer made without a line is sent after a reload, with its own id", async () => {
  const first = page()
  first.line.isUp = false
  first.outbox.lineLost()
  first.outbox.add(offer("a"))
  first.store.finish()
  await settle()
  assert.deepEqual(first.line.sent, [])

  const second = page(first.store)
  await second.outbox.restore()

  assert.deepEqual(second.line.sent, ["a"])
  second.outbox.lineLost()
})

test("an offer whose answer was lost is sent again with the same id", async () => {
  const { line, store, outbox } = page()
  outbox.add(offer("a"))
  store.finish()
  await settle()

  outbox.lineLost()
  outbox.lineOpened(137)

  assert.deepEqual(line.sent, ["a", "a"])
  outbox.lineLost()
})

test("an answer to somebody else's command is not this outbox's", () => {
  const { outbox, answers } = page()

  assert.equal(outbox.received({ type: "recorded", id: "x" }), false)
  assert.deepEqual(answers, [])
})

test("what the server could not read is refused without an id, and still leaves", async () => {
  const { store, outbox, answers } = page()
  outbox.add(offer("a"))
  store.finish()
  await settle()

  outbox.received({ type: "refused", id: null, code: "tooLarge" })

  assert.deepEqual(answers, ["refused"])
  assert.equal(store.rows.size, 0)
})

test("a silent line is taken for dead", async (context) => {
  const { line, store, outbox } = page()
  context.mock.timers.enable({ apis: ["setTimeout"] })
  outbox.add(offer("a"))
  store.finish()
  await settle()

  context.mock.timers.tick(5_000)

  assert.equal(line.suspected, 1)
})

test("too fast: the same offer goes again a moment later", async (context) => {
  const { line, store, outbox, answers } = page()
  context.mock.timers.enable({ apis: ["setTimeout"] })
  outbox.add(offer("a"))
  store.finish()
  await settle()

  outbox.received({ type: "refused", id: "a", code: "tooBusy" })
  assert.deepEqual(line.sent, ["a"])
  context.mock.timers.tick(1_500)

  assert.deepEqual(line.sent, ["a", "a"])
  assert.deepEqual(answers, [])
  outbox.lineLost()
})

test("one who was too fast waits as long as the hall says", async (context) => {
  const { line, store, outbox, answers } = page()
  context.mock.timers.enable({ apis: ["setTimeout"] })
  outbox.add(offer("a"))
  store.finish()
  await settle()

  outbox.received({ type: "refused", id: "a", code: "tooFast", wait: 3 })
  context.mock.timers.tick(2_999)
  assert.deepEqual(line.sent, ["a"])
  context.mock.timers.tick(1)

  assert.deepEqual(line.sent, ["a", "a"])
  assert.deepEqual(answers, [])
  outbox.lineLost()
})
