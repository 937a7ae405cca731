import assert from "node:assert/strict"
import { test } from "node:test"

globalThis.location = { search: "" }
const { refusalText } = await import("../../Web/modules/language.js")

for (const [refusal, words] of [
  [{ code: "textTooLong", detail: "512/500" }, "Uw tekst heeft 512 tekens. Er passen er 500."],
  [{ code: "textTooLong", detail: "Deze tekst heeft 512 tekens. Er passen er 500 in." }, "Uw tekst heeft 512 tekens. Er passen er 500."],
  [{ code: "textTooLong", detail: "Deze tekst is te lang. Maak hem korter." }, "Een tekst is te lang. Maak hem korter."],
  [{ code: "textTooLong" }, "Een tekst is te lang. Maak hem korter."],
  [{ code: "stateChanged", detail: "Mo deed dit 2 seconden voor 3 uur." }, "Mo deed dit 2 seconden voor 3 uur."],
  [{ code: "amountTooLarge", detail: "Meer dan 1 of 2." }, "Dit getal is te groot."],
  [{ code: "unknownCommand", detail: "Deze opdracht kennen wij niet." }, "De zaal kent deze opdracht niet. Laad de pagina opnieuw."],
  [{ code: "newer", detail: "Wat dit ook is." }, "Wat dit ook is."],
  [{ code: "newer" }, "Dit lukte niet. Probeer het nog eens."],
]) {
  test(`${JSON.stringify(refusal)} is said as "${words}"`, () => assert.equal(refusalText(refusal), words))
}
