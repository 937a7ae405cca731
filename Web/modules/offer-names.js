/** The newest offers of a pitch as a list to read aloud: newest first. */
import { find, make, setText } from "./dom.js"
import { offeredBy, otherTallies, said } from "./hall-words.js"
import { offerNumber } from "./amounts.js"

/**
 * Fills `#names`, `#empty` and `#tallies` of a page.
 *
 * @param {(offer: number) => Node[]} [more]  What stands behind an offer, for who may do more than read.
 */
export function showNames(pitch, kinds, sectors, more = () => []) {
  const newest = [...(pitch.recent ?? [])].reverse()
  find("#empty").hidden = newest.length > 0
  find("#names").replaceChildren(...newest.map((offer) => nameItem(offer, kinds, sectors, more)))
  setText(find("#tallies"), otherTallies(pitch, kinds).map((text) => `+ ${text}`).join(" · "))
}

function nameItem({ offer, kind, amount, by }, kinds, sectors, more) {
  return make(
    "li",
    {},
    make("strong", { textContent: offeredBy(by, sectors) }),
    make(
      "span",
      {},
      said(kinds.get(kind), amount),
      make("span", { className: "quiet number", textContent: ` · ${offerNumber(offer)}` }),
    ),
    ...more(offer),
  )
}
