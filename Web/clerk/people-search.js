/** Finds somebody's badge by a part of a name or organisation, as one hears it. Pure. */

/** More than this is no longer a choice at a glance. */
const FOUND_MAX = 8

/**
 * @param {{ badge: number, name: string, organisation?: string }[]} people
 * @param {string} text
 * @returns {object[]} Best first: a word that begins so goes before one that contains it.
 */
export function findPeople(people, text) {
  const words = plain(text).split(" ").filter(Boolean)
  if (words.length === 0) return []

  return people
    .map((person) => ({ person, score: scoreOf(person, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.person.badge - other.person.badge)
    .slice(0, FOUND_MAX)
    .map(({ person }) => person)
}

/** Every word must be found; 2 where a word begins so, 1 where it only contains it. */
function scoreOf({ badge, name, organisation = "" }, words) {
  const text = ` ${plain(`${badge} ${name} ${organisation}`)}`
  const scores = words.map((word) => (text.includes(` ${word}`) ? 2 : text.includes(word) ? 1 : 0))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score)
}

/** Without capitals, accents and signs: "Café d'Óst" is found as "cafe d ost". */
function plain(text) {
  const letters = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  return letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}
