/**
 * What somebody of the staff did, as a sentence. Pure.
 *
 * @typedef {{ act: string, by?: { name?: string, role: string }, pitch?: string, offer?: number, prepared?: number,
 *   name?: string, changed?: string[], reason?: string, list?: string, people?: number, phase?: string, count?: number }} Act
 */

export const ACTS = [
  "phaseEntered", "charterChanged", "rehearsalWiped", "personAdmitted", "personChanged", "personRevoked", "linkRenewed",
  "personErased", "programmePut", "pitchPut", "pitchStaged", "offersOpened", "offersClosed", "stageCleared",
  "steppedBack", "offerMade", "offerWithdrawn", "lateAccepted", "offerPrepared", "preparedDropped", "listTaken",
  "juryOpened", "juryClosed", "pitchJudged", "conferenceCreated", "commitmentCarried", "bidderSimulated",
]
/** What can be chosen to see: each is a part of the work. */
export const PARTS = {
  people: ["personAdmitted", "personChanged", "personRevoked", "linkRenewed", "personErased"],
  pitches: ["pitchPut", "programmePut", "offerPrepared", "preparedDropped"],
  stage: ["pitchStaged", "offersOpened", "offersClosed", "stageCleared", "steppedBack", "juryOpened", "juryClosed", "pitchJudged"],
  offers: ["offerMade", "offerWithdrawn", "lateAccepted", "commitmentCarried"],
  settings: ["conferenceCreated", "charterChanged", "phaseEntered", "rehearsalWiped", "bidderSimulated"],
  lists: ["listTaken"],
}

/**
 * Which text says it and what stands in it; the words of the parts are asked with `word`.
 *
 * @param {Act} act
 * @param {(key: string, args?: object) => string} say
 * @param {(pitch: string) => number|undefined} numberOf
 */
export function auditSentence(act, say, numberOf) {
  const known = ACTS.includes(act.act)
  const key = known ? `audit.${keyOf(act)}` : "audit.other"
  return say(key, {
    by: act.by?.name ?? say(act.by ? `role.${act.by.role}` : "audit.house"),
    n: act.count ?? 1,
    pitch: say("pitch.number", { n: numberOf(act.pitch) ?? act.pitch }),
    offer: String(act.offer ?? "").padStart(3, "0"),
    name: act.name ?? say("erased"),
    changed: (act.changed ?? []).map((field) => wordFor(field, say)).join(", ") || say("audit.something"),
    phase: act.phase ? say(`phase.${act.phase}`) : "",
    list: act.list ?? "",
    people: String(act.people ?? 0),
    act: act.act,
  })
}

/** A new pitch and a changed one are the same fact; so is a list of people and one of them. */
function keyOf({ act, changed, count, prepared }) {
  if (act === "pitchPut" && !changed) return "pitchNew"
  if (act === "offerMade" && prepared) return "preparedShown"
  return ["personAdmitted", "personChanged", "bidderSimulated"].includes(act) && count > 1 ? `${act}Many` : act
}

function wordFor(field, say) {
  const key = `audit.field.${field}`
  const word = say(key)
  return word === key ? field : word
}

/** @param {Act[]} acts  @param {{ person?: string, part?: string }} filters */
export function chosenActs(acts, { person = "", part = "" }) {
  return acts.filter(({ by, act }) => {
    return (person === "" || String(by?.person) === person) && (part === "" || PARTS[part]?.includes(act))
  })
}
