/** What an organiser does next in the week, from the first list to the evening. Pure. */

/**
 * @param {{ phase: string, people: number, ready: number, offers: number, isOver: boolean }} now
 *   `people`: employers; `ready`: pitches that can go on stage; `isOver`: every round has been held.
 * @returns {{ key: string, section: string }}
 */
export function nextStep({ phase, people, ready, offers, isOver }) {
  if (phase === "concept") {
    if (people === 0) return { key: "people", section: "deelnemers" }
    if (ready === 0) return { key: "pitches", section: "programma" }
    return { key: "rehearse", section: "instellingen" }
  }
  if (phase === "rehearsal") {
    return offers > 0 ? { key: "wipe", section: "oefenen" } : { key: "practise", section: "oefenen" }
  }
  if (phase === "open") {
    return isOver ? { key: "close", section: "instellingen" } : { key: "follow", section: "toezeggingen" }
  }
  return phase === "closed" ? { key: "export", section: "uitvoer" } : { key: "again", section: "nieuw" }
}
