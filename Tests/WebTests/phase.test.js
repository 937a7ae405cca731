import assert from "node:assert/strict"
import { test } from "node:test"

import { isPhaseShown, phaseOf } from "../../Web/modules/phase.js"

test("a conference from before there were phases is open", () => {
  assert.equal(phaseOf({ conference: {} }), "open")
  assert.equal(phaseOf({ conference: { phase: "rehearsal" } }), "rehearsal")
  assert.equal(phaseOf(null), "open")
})

test("the staff sees every phase on top of its page", () => {
  for (const role of ["organiser", "moderator", "clerk", "wethouder", "jury"]) {
    for (const phase of ["concept", "rehearsal", "open", "closed", "archived"]) {
      assert.ok(isPhaseShown(phase, role), `${role} ${phase}`)
    }
  }
})

test("a phone and the wall say only that it does not count", () => {
  for (const role of ["employer", "screen"]) {
    assert.ok(isPhaseShown("rehearsal", role))
    for (const phase of ["concept", "open", "closed", "archived"]) assert.ok(!isPhaseShown(phase, role), phase)
  }
})
