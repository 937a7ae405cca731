/**
 * In which language this page speaks, and its texts.
 *
 * The order: `?taal=`, what was chosen before, Dutch. Not what the browser prefers: the hall is Dutch, and a projector
 * on somebody's English laptop must not change that. English is a link away on every page.
 */
import { lost } from "./lost.js"
import { fill } from "./texts.js"

const LANGUAGES = ["nl", "en"]
const REMEMBERED = "taal"

export const language = choose()
const { texts } = await import(`../texts/${language}.js`).catch(lost)

/** Learns the texts that only some pages need. @param {string} part */
export async function learn(part) {
  const more = await import(`../texts/${part}.${language}.js`).catch(lost)
  Object.assign(texts, more.texts)
}

/** The text of a key, with `{words}` filled in. */
export function say(key, args) {
  return fill(texts, key, args)
}

export function has(key) {
  return texts[key] !== undefined
}

/** The text for a refusal, in the person's language. */
export function refusalText({ code, detail }) {
  // Only the server knows who was first, and how much room there is, so its sentence goes before ours.
  if (["stateChanged", "askFull"].includes(code) && detail && language === "nl") return detail
  // How long a text is and may be stands in that sentence alone.
  const [length, most] = (code === "textTooLong" && detail?.match(/\d+/g)) || []
  if (most) return say("refused.textLength", { length, most })
  const key = `refused.${code}`
  return has(key) ? say(key) : (detail ?? say("refused.unknown"))
}

/** Fills every element that names its text: `<h1 data-text="join.title">`. */
export function fillTexts(root = document) {
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = say(element.dataset.text)
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label))
  }
  // What stands in a template is filled as well, so that every copy is right.
  for (const template of root.querySelectorAll("template")) fillTexts(template.content)
}

/** The link to the other language, in its own language. */
export function languageLink() {
  const other = language === "nl" ? "en" : "nl"
  const link = document.createElement("a")
  const query = new URLSearchParams(location.search)
  query.set("taal", other)
  link.href = `?${query}`
  link.lang = link.hreflang = other
  link.textContent = other === "en" ? "English" : "Nederlands"
  return link
}

function choose() {
  const asked = new URLSearchParams(location.search).get("taal")
  if (LANGUAGES.includes(asked)) remember(asked)

  const wishes = [asked, remembered()]
  return wishes.find((wish) => LANGUAGES.includes(wish)) ?? "nl"
}

// Storage is absent in some in-app browsers; the language is then chosen anew on each page.
function remembered() {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}

function remember(choice) {
  try {
    localStorage.setItem(REMEMBERED, choice)
  } catch {}
}
