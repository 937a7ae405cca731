import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"

import { Awaited } from "../../Web/screen/awaited.js"

const settle = () => new Promise((resolve) => setImmediate(resolve))

let asked, shown, answers, code

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] })
  asked = []
  shown = []
  answers = []
  code = new Awaited(
    (seq) => {
      asked.push(seq)
      return Promise.resolve(answers.shift() ?? null)
    },
    (note) => shown.push(note),
  )
})
afterEach(() => mock.timers.reset())

async function pass(ms) {
  mock.timers.tick(ms)
  await settle()
}

test("a round that closed is asked for once, and shown", async () => {
  answers = ["note"]
  code.want(118)
  code.want(118)
  await settle()
  await pass(60_000)

  assert.deepEqual(asked, [118])
  assert.deepEqual(shown, [null, "note"])
})

test("while there is no answer it is asked for again, less and less often", async () => {
  code.want(118)
  await settle()
  const waits = []
  for (let time = 0; waits.length < 7; time += 250) {
    const before = asked.length
    await pass(250)
    if (asked.length > before) waits.push(time + 250 - waits.reduce((sum, wait) => sum + wait, 0))
  }

  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 8000, 8000])
  answers = ["note"]
  await pass(8000)
  assert.equal(shown.at(-1), "note")
})

test("a line that is back makes it ask at once", async () => {
  code.want(118)
  await settle()
  for (const wait of [500, 1000, 2000]) await pass(wait)
  answers = ["note"]

  code.hurry()
  await settle()
  await pass(60_000)

  assert.deepEqual(asked, [118, 118, 118, 118, 118])
  assert.deepEqual(shown, [null, "note"])
  code.hurry()
  assert.equal(asked.length, 5, "what is shown is not asked for again")
})

test("a round that opens again takes the code away, and a late answer does not bring it back", async () => {
  let late
  const slow = new Awaited(() => new Promise((resolve) => (late = resolve)), (note) => shown.push(note))
  slow.want(118)
  slow.want(undefined)
  late("note")
  await settle()
  await pass(60_000)

  assert.deepEqual(shown, [null, null])
})

test("another round's code takes the place of the one before", async () => {
  answers = ["one", "two"]
  code.want(118)
  await settle()
  code.want(240)
  await settle()

  assert.deepEqual(asked, [118, 240])
  assert.deepEqual(shown, [null, "one", null, "two"])
})
