import assert from "node:assert/strict"
import { test } from "node:test"

import { readPlace } from "../../Web/receipt/place.js"

for (const [path, query, place] of [
  ["/receipt/482917/42", "?as=employer", { code: "482917", offer: 42, role: "employer" }],
  ["/receipt/482917/42", "?taal=en&as=wethouder", { code: "482917", offer: 42, role: "wethouder" }],
  ["/receipt/482917/42", "", { code: "482917", offer: 42 }],
  ["/receipt/482917/42", "?as=jury", { code: "482917", offer: 42 }],
  ["/receipt", "", null],
  ["/receipt/482917", "", null],
  ["/receipt/482917/0", "", null],
  ["/receipt/482917/042", "", null],
  ["/receipt/48291/42", "", null],
]) {
  test(`${path}${query} asks for ${place ? `receipt ${place.offer}` : "none"}`, () =>
    assert.deepEqual(readPlace(path, query), place))
}
