/**
 * What stands in the fields of the pitch form, and the pitch that it means. Pure.
 *
 * Values are what somebody typed, as it stands there; they are kept as a draft as they are.
 *
 * @typedef {Record<string, string | boolean | string[]>} Values
 */
import { parseAmount } from "./amounts.js"
import { textFault } from "./text-rules.js"

/** Two things at most: a hall remembers no more. Pitches that have more keep them. */
export const ASKS_SHOWN = 2
export const TARGET_MAX = 1_000_000
export const PROMISES_MAX = 15
/** As the server counts: characters as a person counts them. */
export const LENGTHS = { title: 140, problem: 500, forWhom: 500, firstStep: 500, municipality: 80, place: 80, notes: 1000 }
const PROMISE_MAX = 140
const TEXTS = ["title", "problem", "forWhom", "firstStep", "municipality", "place"]
const CHOICES = ["region", "theme", "sector"]

/**
 * @param {object} [pitch]
 * @param {string[]} known  The promises that have a box.
 * @param {string} [notes]  Only where the form has them.
 * @returns {Values}
 */
export function valuesOf(pitch = {}, known, notes) {
  const promises = pitch.promises ?? []
  return {
    ...Object.fromEntries([...TEXTS, ...CHOICES].map((name) => [name, pitch[name] ?? ""])),
    ...Object.assign({}, ...Array.from({ length: ASKS_SHOWN }, (_, at) => askValues(pitch.asks?.[at], at))),
    promise: promises.filter((text) => known.includes(text)),
    ownPromises: promises.filter((text) => !known.includes(text)).join("\n"),
    ...(notes !== undefined && { notes }),
  }
}

function askValues(ask, at) {
  return { [`kind${at}`]: ask?.kind ?? "", [`target${at}`]: String(ask?.target ?? ""), [`capped${at}`]: ask?.capped === true }
}

/** The same values give the same text, in whatever order they were read. */
export function signature(values) {
  return JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Whether more was filled in than what the stage needs. @param {Values} values */
export function hasMore(values) {
  const more = ["problem", "forWhom", "firstStep", "municipality", "place", ...CHOICES, "ownPromises"]
  return more.some((name) => values[name]) || values.promise?.length > 0
}

/**
 * The fields of `putPitch`, without `pitch`.
 *
 * @param {Values} values
 * @param {object[]} moreAsks  Those that the form does not show.
 */
export function fieldsOf(values, moreAsks = []) {
  const texts = [...TEXTS, ...CHOICES].map((name) => [name, values[name].trim()]).filter(([, text]) => text)
  const wethouder = values.wethouder && parseAmount(values.wethouder)
  return {
    ...Object.fromEntries(texts),
    asks: [...asksOf(values), ...moreAsks],
    promises: promisesOf(values),
    ...(wethouder && { wethouder }),
    ...(values.notes !== undefined && { notes: values.notes.trim() }),
  }
}

function asksOf(values) {
  return askPlaces(values).map((at) => ({
    kind: values[`kind${at}`],
    target: parseAmount(values[`target${at}`]),
    ...(values[`capped${at}`] && { capped: true }),
  }))
}

function askPlaces(values) {
  return Array.from({ length: ASKS_SHOWN }, (_, at) => at).filter((at) => values[`kind${at}`])
}

function promisesOf({ promise, ownPromises }) {
  return [...promise, ...ownPromises.split("\n").map((line) => line.trim()).filter(Boolean)]
}

/**
 * What the server would refuse, by field, in the order of the form.
 *
 * @param {Values} values
 * @returns {{ field: string, fault: string }[]}
 */
export function faultsOf(values) {
  return [...titleFaults(values), ...askFaults(values), ...promiseFaults(values), ...textFaults(values)]
}

function titleFaults({ title }) {
  const fault = textFault(title, { required: true, most: LENGTHS.title })
  return fault ? [{ field: "title", fault: fault === "textMissing" ? "titleMissing" : fault }] : []
}

function textFaults(values) {
  return Object.keys(LENGTHS)
    .filter((field) => field !== "title" && values[field] !== undefined)
    .map((field) => ({ field, fault: textFault(values[field].trim(), { most: LENGTHS[field] }) }))
    .filter(({ fault }) => fault)
}

function askFaults(values) {
  const places = askPlaces(values)
  const isAmount = (at) => (parseAmount(values[`target${at}`]) ?? Infinity) <= TARGET_MAX
  const faults = places.filter((at) => !isAmount(at)).map((at) => ({ field: `target${at}`, fault: "target" }))
  const chosen = places.map((at) => values[`kind${at}`])
  const isTwice = new Set(chosen).size < chosen.length
  return isTwice ? [...faults, { field: `kind${places.at(-1)}`, fault: "kindTwice" }] : faults
}

function promiseFaults(values) {
  const promises = promisesOf(values)
  const faults = promises.map((text) => textFault(text, { most: PROMISE_MAX })).filter(Boolean)
  if (promises.length > PROMISES_MAX) faults.push("promises")
  return faults.slice(0, 1).map((fault) => ({ field: "ownPromises", fault }))
}
