/**
 * The controls of a wall: there when a hand moves or the keyboard is in them, and away when both rest.
 *
 * They are for one person at a laptop, while a hall looks on; so is the pointer, which rests out of sight too.
 */
const REST_MS = 2_000
/** Where the keyboard is, or something waits for an answer, nothing goes away. */
const BUSY = ".header :focus-visible, .footer :focus-visible, dialog[open]"

let timer
let place = ""

export function watchOperator() {
  addEventListener("pointermove", ({ screenX, screenY }) => {
    // A browser also reports a pointer that lies still, when something moves beneath it.
    const now = `${screenX} ${screenY}`
    if (place && place !== now) appear()
    place = now
  })
  for (const type of ["pointerdown", "focusin"]) addEventListener(type, appear)
}

/** Something to read stands there. */
export function appear() {
  document.body.toggleAttribute("data-operator", true)
  clearTimeout(timer)
  timer = setTimeout(rest, REST_MS)
}

function rest() {
  if (document.querySelector(BUSY)) return (timer = setTimeout(rest, REST_MS))
  document.body.toggleAttribute("data-operator", false)
}
