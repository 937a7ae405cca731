/**
 * Organisations that look the same on a badge and are not written the same. Pure.
 *
 * Whoever comes in at the door types a name: "PоstNL" with a Cyrillic о, "post nl". A list that is read in is compared
 * by the server, and more closely; this is for who is there already.
 */

/** Letters that look like Latin ones, in lower case, each above the one that it looks like. */
const [DISGUISES, LATIN] = [
  "авсԁеһніјкӏморԛѕтѵԝхуүαβεηικμνορτυχζɡɑıøłđ",
  "abcdehhijklmopqstvwxyyabehikmvoptyxzgaiold",
]

/**
 * @param {{ name: string, count: number }[]} organisations
 * @returns {string[][]} Groups of names that look alike, in each the name of most people first.
 */
export function lookAlikes(organisations) {
  const groups = new Map()
  for (const each of organisations) {
    const key = looks(each.name) || each.name
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((one, other) => other.count - one.count).map(({ name }) => name))
}

/** What is left of a name on a badge, seen from afar. */
function looks(name) {
  const letters = name.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
  return [...letters].map((letter) => LATIN[DISGUISES.indexOf(letter)] ?? letter).join("")
}
