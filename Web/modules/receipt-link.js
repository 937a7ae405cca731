/** The link to the receipt of an offer, for somebody who may have it. */
import { offerNumber } from "./amounts.js"
import { make } from "./dom.js"
import { say } from "./language.js"

/** @param {string} code  @param {number} offer  @param {string} role  Whose eyes it is for. */
export function receiptLink(code, offer, role) {
  return make("a", {
    className: "receipt-link",
    href: `/receipt/${code}/${offer}?as=${role}`,
    textContent: say("receipt"),
    ariaLabel: say("receipt.label", { number: offerNumber(offer) }),
  })
}
