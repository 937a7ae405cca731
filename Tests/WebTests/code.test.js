import assert from "node:assert/strict"
import { test } from "node:test"

import { formatCode, parseCode, readPath } from "../../Web/modules/code.js"

for (const text of ["482917", "482 917", "482-917", " 482917 ", "48 29 17", "482–917", "482.917"]) {
  test(`"${text}" is the code 482917`, () => assert.equal(parseCode(text), "482917"))
}

for (const text of ["", "48291", "4829170", "48291O", "abcdef", "482/917"]) {
  test(`"${text}" is no code`, () => assert.equal(parseCode(text), null))
}

test("a path tells the role and the code", () => {
  assert.deepEqual(readPath("/employer/482917"), { role: "employer", code: "482917" })
  assert.deepEqual(readPath("/482917"), { role: null, code: "482917" })
  assert.deepEqual(readPath("/"), { role: null, code: null })
})

test("a code is shown in two groups", () => assert.equal(formatCode("482917"), "482 917"))
