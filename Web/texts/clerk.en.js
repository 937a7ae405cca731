/** Texts that only the clerk needs. The same keys as clerk.nl.js. */
export const texts = {
  "clerk.page": "Clerk",
  "clerk.title": "Hands in the hall",
  "clerk.kind": "Kind",
  "clerk.input": "Number and amount",
  "clerk.hint": "Type 37 and Enter for badge 37, once. Type 37 3 for 3. Type - and Enter to undo the last one.",
  "clerk.button": "Record",
  "clerk.ok": "{badge} {organisation}: {what}.",
  "clerk.unknown": "We do not know number {badge}.",
  "clerk.format": "Type a number, or a number and an amount. For example 37 3.",
  "clerk.twice": "{badge} {organisation} just offered this too. Once more? Type it again.",
  "clerk.large": "{badge} {organisation}: {what}. Is that right? Type it again.",
  "clerk.nothing": "There is nothing to undo.",
  "clerk.list": "Recorded by you",
  "clerk.empty": "You have not recorded anything yet.",
  "clerk.waiting": "No round is open now. Wait for Who will help?",
}
