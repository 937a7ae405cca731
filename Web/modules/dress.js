/** Puts a page in the person's language: its title, its texts, the link to the other language. */
import { find } from "./dom.js"
import { fillTexts, language, languageLink, say } from "./language.js"
import { hideLost } from "./lost.js"

export function dressPage() {
  hideLost()
  document.documentElement.lang = language
  const title = document.documentElement.dataset.title
  if (title) document.title = `${say(title)} – WieBiedt`
  fillTexts()
  find("[data-language]")?.replaceChildren(languageLink())
}
