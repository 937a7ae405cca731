/** What the operator of a wall can press. None of it touches the meeting. */
import { announce } from "../modules/announcer.js"
import { find, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { remember, remembered } from "./device.js"
import { appear, watchOperator } from "./operator-bar.js"

/**
 * @param {import("./gong.js").Gong} gong
 * @param {import("./page-turner.js").PageTurner} turner
 */
export function prepareControls(gong, turner) {
  find("#controls").hidden = false
  lightHall()
  turnSound(gong)
  find("#full").addEventListener("click", fullScreen)
  find("#back").addEventListener("click", () => turner.turn(-1))
  find("#next").addEventListener("click", () => turner.turn(1))
  addEventListener("keydown", (event) => pressed(event, turner))
  document.addEventListener("fullscreenchange", () => find("#full").setAttribute("aria-pressed", isFull()))
  watchOperator()
}

/** Dark letters on white: a bright hall washes out a dark wall. */
function lightHall() {
  const button = find("#bright")
  const show = (isBright) => {
    document.documentElement.dataset.hall = isBright ? "bright" : "dark"
    button.setAttribute("aria-pressed", isBright)
  }
  button.addEventListener("click", () => {
    const isBright = button.getAttribute("aria-pressed") !== "true"
    remember({ isBright })
    show(isBright)
  })
  show(remembered().isBright ?? false)
}

function turnSound(gong) {
  find("#sound").addEventListener("click", () => tell(say(gong.turnOn() ? "screen.soundOn" : "screen.soundNone"), gong))
  find("#sound-off").addEventListener("click", () => {
    gong.turnOff()
    tell("", gong)
    // The button that was pressed goes away; the keyboard stays beside it.
    find("#sound").focus()
  })
}

function tell(text, gong) {
  if (gong) find("#sound-off").hidden = !gong.isOn
  setText(find("#control-said"), text)
  find("#control-said").hidden = text === ""
  if (text) announce(text)
  appear()
}

/** F is for full screen unless it is turned off (WCAG 2.1.4); the arrows turn sheets and nothing else. */
function pressed(event, turner) {
  const isTyping = event.target.closest?.("input, dialog")
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "f" && (remembered().hasKey ?? true)) fullScreen()
  if (event.key === "ArrowRight") turner.turn(1)
  if (event.key === "ArrowLeft") turner.turn(-1)
}

function isFull() {
  return document.fullscreenElement !== null
}

function fullScreen() {
  if (isFull()) return document.exitFullscreen()
  if (!document.documentElement.requestFullscreen) return tell(say("screen.fullNone"))
  document.documentElement.requestFullscreen().catch(() => tell(say("screen.fullNone")))
}
