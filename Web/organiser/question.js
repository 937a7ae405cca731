/** A question before what cannot be undone: what happens, and two buttons of which the first says it. */
import { make } from "../modules/dom.js"

/**
 * @param {HTMLElement} place  Where it is asked; it is empty again afterwards, and the focus back where it was.
 * @param {{ title: string, sentences?: string[], yes: string, no: string }} words
 * @returns {Promise<boolean>}
 */
export function ask(place, { title, sentences = [], yes, no }) {
  const asker = document.activeElement
  return new Promise((resolve) => {
    function answer(is) {
      place.replaceChildren()
      if (asker?.isConnected) asker.focus()
      resolve(is)
    }
    const choice = (textContent, is) =>
      make("button", { type: "button", className: "button", textContent, onclick: () => answer(is) })
    const stays = choice(no, false)
    const box = make(
      "div",
      { className: "notice stack-tight", role: "group", ariaLabel: title },
      make("h3", { textContent: title }),
      ...sentences.map((textContent) => make("p", { textContent })),
      make("div", { className: "buttons" }, choice(yes, true), stays),
    )
    place.replaceChildren(box)
    stays.focus()
  })
}
