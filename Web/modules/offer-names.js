/** The newest offers of a pitch as a list to read aloud: newest first. */
import { find, make, setText } from "./dom.js"
import { offeredBy, otherTallies, promised } from "./hall-words.js"
import { offerNumber } from "./amounts.js"

/** Fills `#names`, `#empty` and `#tallies` of a page. */
export function showNames(pitch, kinds, sectors) {
  const newest = [...(pitch.recent ?? [])].reverse()
  find("#empty").hidden = newest.length > 0
  find("#names").replaceChildren(...newest.map((offer) => nameItem(offer, kinds, sectors)))
  setText(find("#tallies"), otherTallies(pitch, kinds).map((text) => `+ ${text}`).join(" · "))
}

function nameItem({ offer, kind, amount, by, prepared }, kinds, sectors) {
  return make(
    "li",
    {},
    make("strong", { textContent: offeredBy(by, sectors) }),
    make(
      "span",
      {},
      promised({ kind, amount, prepared }, kinds),
      make("span", { className: "quiet number", textContent: ` · ${offerNumber(offer)}` }),
    ),
  )
}
