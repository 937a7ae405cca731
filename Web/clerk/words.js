/** How a clerk's entries are read back, so that a wrong number is heard at once. */
import { offerNumber } from "../modules/amounts.js"
import { said } from "../modules/hall-words.js"
import { say } from "../modules/language.js"

/** "Bakkerij Jansen"; for who has none, the name. Of who was erased neither. */
export function nameOf(badge, people) {
  const person = people.wearing(badge)
  if (!person) return people.known ? say("erased") : ""
  return person.organisation || person.name
}

/** "37 Bakkerij Jansen: 3 leerwerkplekken. Namens Anna de Vries." */
export function readBack({ badge, kind, amount }, people, kinds) {
  const person = people.wearing(badge)
  const isErased = !person && people.known
  const what = said(kinds.get(kind), amount)
  const line = say("clerk.ok", { badge: isErased ? "" : badge, organisation: nameOf(badge, people), what })
  const isNamed = person?.organisation && person.name
  return [line.replace(" :", ":").trim(), isNamed && say("clerk.for", { name: person.name })].filter(Boolean).join(" ")
}

/** How far an entry is. */
export function stateWords({ state, offer, late }) {
  const number = offerNumber(offer ?? 0)
  const words = {
    sending: () => say("state.sending"),
    recorded: () => say(late ? "state.lateNumber" : "state.saved", { number }),
    withdrawing: () => say("state.withdrawing"),
    withdrawn: () => say("state.withdrawn"),
    refused: () => say("clerk.refused"),
  }
  return words[state]()
}

/** What differs between two lists, in a sentence. */
export function differenceWords({ type, badge, kind, listed, recorded }, people, kinds) {
  const who = `${badge} ${nameOf(badge, people)}`.trim()
  const what = said(kinds.get(kind), type === "missing" ? listed : recorded)
  return say(`second.${type}`, { who, what, n: listed })
}
