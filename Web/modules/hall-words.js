/** How a hall is told in words: who offered, how much of how much. */
import { formatAmount, quantity, unit } from "./amounts.js"
import { has, language, say } from "./language.js"
import { roomOf } from "./room.js"

/** "Bakkerij Jansen", or without a name "Een werkgever uit de zorg". */
export function offeredBy(by, sectors) {
  if (by?.organisation) return by.organisation
  if (!by?.sector) return say("by.hidden")

  return say("by.hiddenIn", { sector: sectorName(by.sector, sectors) })
}

/** As it stands in the middle of a sentence: "de zorg", or the list's "transport en logistiek". */
function sectorName(key, sectors) {
  if (has(`by.in.${key}`)) return say(`by.in.${key}`)

  const name = sectors.find((sector) => sector.key === key)?.[language] ?? key
  const isAbbreviation = /^[A-Z]{2}/.test(name)
  return isAbbreviation ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** How far the pitch's own target is. Null while it has none. */
export function progress(pitch, kinds) {
  const [ask] = pitch.asks ?? []
  if (!ask) return null

  const kind = kinds.get(ask.kind)
  const amount = pitch.tally?.[ask.kind] ?? 0
  const reached = amount >= ask.target
  const args = { n: formatAmount(amount, language), target: formatAmount(ask.target, language) }
  const room = roomWords(pitch, kind)
  const left = reached ? say("target.reached") : say("total.left", { n: formatAmount(ask.target - amount, language) })
  const spoken = say("total.say", { ...args, kind: unit(kind, ask.target, language) })
  return {
    kind,
    amount,
    target: ask.target,
    reached,
    room,
    left: room || left,
    text: say("total", args),
    unit: unit(kind, ask.target, language),
    spoken: room && reached ? `${spoken} ${say("room.fullSay")}` : spoken,
  }
}

/** "nog 12 leerwerkplekken", "vol"; nothing for a kind that has no limit here. */
export function roomWords(pitch, kind) {
  const room = roomOf(pitch, kind.key)
  return room > 0 && room < Infinity ? say("room.left", { what: quantity(kind, room, language) }) : fullWords(room)
}

/** Where the kind stands beside it: "(nog 12)", "(vol)". */
export function roomMark(pitch, kind) {
  const room = roomOf(pitch, kind.key)
  if (room === Infinity) return ""
  return `(${fullWords(room) || say("room.short", { n: formatAmount(room, language) })})`
}

function fullWords(room) {
  return room === 0 ? say("room.full") : ""
}

/** What was offered of other kinds: "5 meeloopdagen". */
export function otherTallies(pitch, kinds) {
  const target = pitch.asks?.[0]?.kind
  return Object.entries(pitch.tally ?? {})
    .filter(([key, amount]) => key !== target && amount > 0)
    .map(([key, amount]) => tallyWords(pitch, kinds.get(key), amount))
}

function tallyWords(pitch, kind, amount) {
  return [said(kind, amount), roomMark(pitch, kind)].filter(Boolean).join(" ")
}

/** "3 leerwerkplekken"; for a kind without a number its name. */
export function said(kind, amount) {
  return kind.single && amount === 1 ? kind[language].label : quantity(kind, amount, language)
}

/** "3 stageplekken", and whether that was promised before the day. */
export function promised({ kind, amount, prepared }, kinds) {
  return marked(said(kinds.get(kind), amount), prepared)
}

/** Nobody may think that it came up in the hall. */
function marked(words, prepared) {
  return prepared ? `${words} (${say("offer.prepared")})` : words
}

/** "Bakkerij Jansen biedt 3 stageplekken", "Een werkgever uit de zorg denkt mee". */
export function offerSentence({ by, kind, amount, prepared }, kinds, sectors) {
  const key = has(`offer.said.${kind}`) ? `offer.said.${kind}` : "offer.said"
  return marked(say(key, { by: offeredBy(by, sectors), what: said(kinds.get(kind), amount) }), prepared)
}

/** "Wethouder De Boer · Zaanstad", with what there is. */
export function pitchedBy(pitch) {
  const place = [pitch.municipality, pitch.place].filter(Boolean).join(", ")
  const who = pitch.wethouder ? say("pitch.by", { name: pitch.wethouder }) : ""
  return [who, place].filter(Boolean).join(" · ")
}

/** "21 maart 2019" of "2019-03-21"; of a moment `dutchDay` knows the day. */
export function dayWords(date) {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }
  return new Date(date).toLocaleDateString(language === "en" ? "en-GB" : "nl", options)
}

/** "14:05", in the Netherlands; English writes it the same. */
export function clockTime(at) {
  return new Date(at).toLocaleTimeString("nl", { timeStyle: "short", timeZone: "Europe/Amsterdam" })
}
