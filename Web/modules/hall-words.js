/** How a hall is told in words: who offered, how much of how much. */
import { formatAmount, quantity, unit } from "./amounts.js"
import { has, language, say } from "./language.js"

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
  const args = { n: formatAmount(amount, language), target: formatAmount(ask.target, language) }
  return {
    kind,
    amount,
    target: ask.target,
    reached: amount >= ask.target,
    text: say("total", args),
    unit: unit(kind, ask.target, language),
    spoken: say("total.say", { ...args, kind: unit(kind, ask.target, language) }),
  }
}

/** What was offered of other kinds: "5 meeloopdagen". */
export function otherTallies(pitch, kinds) {
  const target = pitch.asks?.[0]?.kind
  return Object.entries(pitch.tally ?? {})
    .filter(([key, amount]) => key !== target && amount > 0)
    .map(([key, amount]) => said(kinds.get(key), amount))
}

/** "3 leerwerkplekken"; for a kind without a number its name. */
export function said(kind, amount) {
  return kind.single && amount === 1 ? kind[language].label : quantity(kind, amount, language)
}

/** "Bakkerij Jansen biedt 3 stageplekken", "Een werkgever uit de zorg denkt mee". */
export function offerSentence({ by, kind, amount }, kinds, sectors) {
  const key = has(`offer.said.${kind}`) ? `offer.said.${kind}` : "offer.said"
  return say(key, { by: offeredBy(by, sectors), what: said(kinds.get(kind), amount) })
}

/** "Wethouder De Boer · Zaanstad", with what there is. */
export function pitchedBy(pitch) {
  const place = [pitch.municipality, pitch.place].filter(Boolean).join(", ")
  const who = pitch.wethouder ? say("pitch.by", { name: pitch.wethouder }) : ""
  return [who, place].filter(Boolean).join(" · ")
}

/** "14:05" */
export function clockTime(at) {
  const options = { hour: "2-digit", minute: "2-digit" }
  return new Date(at).toLocaleTimeString(language === "en" ? "en-GB" : "nl-NL", options)
}
