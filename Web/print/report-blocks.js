/**
 * The report of the day as sentences: only what is known, nothing made up. Pure.
 *
 * @typedef {{ tag: "h1"|"h2"|"p"|"li", text: string }} Block
 *
 * @typedef {object} Facts
 * @property {object} conference  `name`, `date`, `venue`, `host`, `organisers`.
 * @property {object[]} people
 * @property {object[]} pitches  As the hall has them.
 * @property {import("./groups.js").Row[]} commitments
 * @property {{ pitch: string, praise?: string[] }[]} praises
 * @property {string} proof
 *
 * @typedef {object} Words
 * @property {(key: string, args?: object) => string} say
 * @property {(kind: string, amount: number) => string} what  "3 stageplekken"
 * @property {(date: string) => string} day
 * @property {(items: string[]) => string} together  "a, b en c"
 * @property {string[]} kinds  Keys in their order.
 */
import { stands, totals } from "./groups.js"

/** @param {Facts} facts  @param {Words} words  @returns {Block[]} */
export function reportBlocks(facts, words) {
  return [
    { tag: "h1", text: words.say("report.title", { name: facts.conference.name }) },
    paragraph([facts.conference.phase === "rehearsal" && words.say("phase.rehearsal")]),
    paragraph(theDay(facts.conference, words)),
    paragraph(whoCame(facts.people, words)),
    ...results(facts, words),
    ...facts.pitches.filter((pitch) => wasOpened(pitch, facts)).flatMap((pitch) => aboutPitch(pitch, facts, words)),
    paragraph([words.say("footer.notcontract"), facts.proof]),
  ].filter(({ text }) => text)
}

function theDay({ name, date, venue, host, organisers = [] }, { say, day, together }) {
  return [
    venue ? say("report.dayAt", { name, date: day(date), venue }) : say("report.day", { name, date: day(date) }),
    host && say("report.host", { host }),
    organisers.length > 0 && say("report.organisers", { organisers: together(organisers) }),
  ]
}

/** Who stands on the list: who was really there, nobody wrote down. */
function whoCame(people, { say }) {
  const listed = people.filter(({ erased, revoked }) => !erased && !revoked)
  const employers = listed.filter(({ role }) => role === "employer")
  const wethouders = listed.filter(({ role }) => role === "wethouder")
  const organisations = distinct(employers.map(({ organisation }) => organisation))
  const municipalities = distinct(wethouders.map(({ municipality }) => municipality))
  return [
    employers.length > 0 && say("report.employers", { n: employers.length }),
    organisations > 0 && say("report.organisations", { n: organisations }),
    wethouders.length > 0 && say("report.wethouders", { n: wethouders.length }),
    municipalities > 0 && say("report.municipalities", { n: municipalities }),
  ]
}

function results(facts, words) {
  const { pitches, commitments } = facts
  const standing = commitments.filter(stands)
  const counts = [words.say("report.pitches", { n: pitches.length }), words.say("report.count", { n: standing.length })]
  return [
    { tag: "h2", text: words.say("report.results") },
    paragraph(counts),
    ...totalLines(standing, words),
    paragraph(apart(commitments, words)),
    paragraph([others(facts, words)]),
  ]
}

/** Kind by kind: a job and an hour of guidance have no sum. */
function totalLines(rows, { say, what, kinds }) {
  return totals(rows, kinds).map(({ kind, amount, offers }) => ({
    tag: "li",
    text: say("list.total", { what: what(kind, amount), n: offers }),
  }))
}

function apart(rows, { say }) {
  const prepared = rows.filter((row) => row.prepared && stands(row)).length
  const statuses = ["withdrawn", "lateAccepted", "late"].map((status) => {
    const count = rows.filter((row) => row.status === status).length
    return count > 0 && say(`report.${status}`, { n: count })
  })
  return [prepared > 0 && say("report.prepared", { n: prepared }), ...statuses]
}

/** A pitch that is prepared again after its round still had one: it has offers. */
function wasOpened({ pitch, state }, { commitments }) {
  return state === "open" || state === "closed" || commitments.some((row) => row.pitch === pitch)
}

function others(facts, { say, together }) {
  const titles = facts.pitches.filter((pitch) => !wasOpened(pitch, facts)).map(({ title }) => title)
  return titles.length > 0 && say("report.notOpened", { n: titles.length, titles: together(titles) })
}

function aboutPitch(pitch, { commitments, praises }, words) {
  const { say } = words
  const rows = commitments.filter((row) => row.pitch === pitch.pitch)
  const standing = rows.filter(stands)
  return [
    { tag: "h2", text: say("report.pitch", { number: pitch.number, title: pitch.title }) },
    paragraph(asked(pitch, words)),
    paragraph([pitch.problem]),
    paragraph([outcome(pitch, standing, words)]),
    ...totalLines(standing, words),
    paragraph([thanks(standing, words)]),
    paragraph(apart(rows, words)),
    paragraph([promised(pitch, words)]),
    paragraph([pitch.firstStep && say("report.firstStep", { step: ended(pitch.firstStep) })]),
    ...praisesOf(pitch, praises).map((praise) => ({ tag: "p", text: say("report.praise", { praise }) })),
  ]
}

function asked({ wethouder, municipality, asks = [], forWhom }, { say, what, together }) {
  const who = wethouder
    ? say(municipality ? "report.wethouderOf" : "report.wethouder", { name: wethouder, municipality })
    : municipality && say("report.municipality", { municipality })
  const wish = asks.length > 0 && together(asks.map(({ kind, target }) => what(kind, target)))
  return [
    who && wish && say("report.asked", { who, what: wish }),
    who && !wish && say("report.pitched", { who }),
    !who && wish && say("report.wish", { what: wish }),
    forWhom && say("report.forWhom", { whom: ended(forWhom) }),
  ]
}

/** How far the first ask came; that is the pitch's target. */
function outcome({ asks: [ask] = [] }, standing, { say, what }) {
  if (standing.length === 0) return say("report.nothing")
  if (!ask) return ""

  const amount = standing.filter(({ kind }) => kind === ask.kind).reduce((sum, row) => sum + row.amount, 0)
  if (amount === 0) return say("report.targetNone", { target: what(ask.kind, ask.target) })
  const key = amount >= ask.target ? "report.targetReached" : "report.targetPart"
  return say(key, { target: what(ask.kind, ask.target), what: what(ask.kind, amount) })
}

/** Names of who may be named, once each; the others are counted. */
function thanks(standing, { say, together }) {
  const named = standing.filter(({ show, organisation }) => show && organisation)
  const organisations = [...new Set(named.map(({ organisation }) => organisation))]
  const others = standing.length - named.length
  const hidden = others > 0 && say("report.hidden", { n: others })
  return [organisations.length > 0 && say("report.from", { n: organisations.length, who: together(organisations) }), hidden].filter(Boolean).join(" ")
}

function promised({ promises = [], municipality }, { say, together }) {
  if (promises.length === 0) return ""
  const what = together(promises.map(inSentence))
  return municipality ? say("report.promisedBy", { municipality, what }) : say("report.promised", { what })
}

function praisesOf({ pitch }, praises) {
  return praises.find((result) => result.pitch === pitch)?.praise ?? []
}

function paragraph(sentences) {
  return { tag: "p", text: sentences.filter(Boolean).join(" ") }
}

/** "Wij doen het papierwerk" as it stands in the middle of a sentence; an abbreviation stays as it is. */
function inSentence(text) {
  const bare = ended(text).replace(/^Eén /, "één ")
  return /^\p{Lu}{2}/u.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1)
}

/** Somebody's sentence without its full stop, since ours has one. */
function ended(text) {
  return text.trim().replace(/\.$/, "")
}

function distinct(values) {
  return new Set(values.filter(Boolean)).size
}
