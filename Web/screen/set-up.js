/** Asks how large the hall is, says whether the last row can read the wall, and makes its small letters larger if not. */
import { find, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { remember, remembered } from "./device.js"
import { parseMetres, readability, SMALLEST_VH } from "./readability.js"

/** @param {() => void} changed  The letters have another size. */
export function prepareSetUp(changed) {
  const [distance, width, key] = [find("#distance"), find("#width"), find("#key")]
  const known = remembered()
  distance.value = known.distance ?? ""
  width.value = known.width ?? ""
  key.checked = known.hasKey ?? true

  function apply() {
    const hall = { distance: parseMetres(distance.value), width: parseMetres(width.value) }
    const verdict = hall.distance && hall.width ? readability(hall, innerWidth / innerHeight) : null
    const smallest = verdict?.smallestVh ?? SMALLEST_VH
    document.documentElement.style.setProperty("--wb-screen-smallest", `${smallest}vh`)
    setText(find("#verdict"), wordsOf(verdict))
    changed()
  }

  for (const input of [distance, width]) {
    input.addEventListener("input", () => {
      remember({ distance: distance.value, width: width.value })
      apply()
    })
  }
  key.addEventListener("change", () => remember({ hasKey: key.checked }))
  find("#open-set-up").addEventListener("click", () => find("#set-up").showModal())
  // The keyboard would keep the controls over the wall; its next step still starts here.
  find("#set-up").addEventListener("close", () => find("#open-set-up").blur())
  addEventListener("resize", apply)
  apply()
}

function wordsOf(verdict) {
  if (!verdict) return say("setUp.empty")
  if (!verdict.isReadable) return say("setUp.small", { n: verdict.farthest })
  return say(verdict.smallestVh > SMALLEST_VH ? "setUp.larger" : "setUp.readable")
}
