/**
 * The last thing that was done on the stage, by whomever, for as long as it can be taken back. Pure.
 *
 * The server decides; this tells the moderator until when, and what it would undo.
 *
 * @typedef {object} StageAct
 * @property {number} at  Milliseconds, by the server's clock.
 * @property {string} key  The text that says what stepping back does.
 * @property {number} [n]  Of the pitch that comes back.
 */
import { applyEvent, stagedPitch } from "../modules/hall-state.js"

export const BACK_MS = 10_000

/** The events that move the stage. */
export const STAGE_EVENTS = ["pitchStaged", "offersOpened", "offersClosed", "stageCleared", "steppedBack"]

/**
 * What can be taken back after a frame from the server.
 *
 * @param {StageAct|null} act  What could be before it.
 * @param {object|null} state  The hall before it.
 * @param {{ events?: object[], state?: object }} frame
 * @returns {StageAct|null}
 */
export function afterFrame(act, state, frame) {
  // A fresh state does not tell what was done last.
  if (frame.state) return null

  for (const event of frame.events ?? []) {
    if (STAGE_EVENTS.includes(event.type)) act = actOf(event, state)
    if (state) state = applyEvent({ seq: event.seq - 1, state }, event).state
  }
  return act
}

/** Whole seconds until it is too late; 0 when it is. @param {StageAct|null} act  @param {number} now */
export function secondsLeft(act, now) {
  if (!act) return 0
  return Math.ceil(Math.min(Math.max(act.at + BACK_MS - now, 0), BACK_MS) / 1000)
}

function actOf(event, before) {
  if (event.type === "steppedBack") return null
  return { at: Date.parse(event.at), ...undone(event, before) }
}

function undone({ type }, before) {
  switch (type) {
    case "offersOpened":
      return { key: stagedPitch(before)?.state === "open" ? "back.longer" : "back.opened" }
    case "offersClosed":
      return { key: "back.closed" }
    default:
      return shown(before)
  }
}

/** What stood on the screen, and comes back. */
function shown(before) {
  const staged = stagedPitch(before)
  if (staged) return { key: "back.pitch", n: staged.number }
  return { key: `back.${before?.interlude ?? "lobby"}` }
}
