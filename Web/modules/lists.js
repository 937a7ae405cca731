/** The lists that the organiser's own server holds: kinds, themes, sectors, regions. */
import { lost } from "./lost.js"

/** Resolves with the list, and with an empty one where it cannot be had. */
export async function loadList(name) {
  const url = new URL(`../lists/${name}.json`, import.meta.url)
  const response = await fetch(url).catch(() => null)
  return response?.ok ? response.json() : []
}

/**
 * Kinds by key. A kind that the list does not know is shown by its key, never dropped: somebody
 * offered it.
 */
export async function loadKinds() {
  const list = await loadList("kinds")
  if (!list.length) lost(new Error("there are no kinds"))

  const known = new Map(list.map((kind) => [kind.key, kind]))
  return {
    all: [...known.values()],
    get: (key) => known.get(key) ?? unknownKind(key),
  }
}

function unknownKind(key) {
  const words = { label: key, one: key, other: key }
  return { key, nl: words, en: words, steps: [1], askAbove: 50, single: false, counted: true }
}
