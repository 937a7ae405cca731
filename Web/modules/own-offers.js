/**
 * The offers of the person who holds this phone, and how answers and events change them.
 *
 * Pure. The server sends the whole list in every `welcome`; between two welcomes this keeps it.
 *
 * @typedef {object} OwnOffer
 * @property {number} offer
 * @property {string} pitch
 * @property {string} kind
 * @property {number} amount
 * @property {string} at  RFC 3339.
 * @property {boolean} late
 * @property {boolean} accepted  Late, and accepted by the organiser.
 * @property {boolean} withdrawn
 */

/**
 * @param {readonly OwnOffer[]} offers
 * @param {object} command  What was asked.
 * @param {{ offer?: number, pitch?: string, late?: boolean }} recorded  The server's answer to it.
 * @param {string} at
 */
export function answered(offers, command, recorded, at) {
  if (command.type === "withdrawOffer") return withdrawn(offers, command.offer)
  if (command.type !== "makeOffer") return offers
  if (offers.some((own) => own.offer === recorded.offer)) return offers

  const { pitch, kind, amount, note, show } = command
  const late = recorded.late ?? command.late ?? false
  const own = { offer: recorded.offer, pitch, kind, amount, at, late, show, note }
  return [...offers, { ...own, accepted: false, withdrawn: false }]
}

/** Somebody else may act on my offer: the organiser withdraws it, or accepts a late one. */
export function applyToOwn(offers, event, badge) {
  switch (event.type) {
    case "offerWithdrawn":
      return withdrawn(offers, event.offer)
    case "lateAccepted":
      return replaced(offers, event.offer, { accepted: true })
    case "rehearsalWiped":
      return []
    case "offerMade": {
      const mine = badge !== undefined && event.by?.badge === badge
      return mine ? answered(offers, { ...event, type: "makeOffer" }, event, event.at) : offers
    }
    default:
      return offers
  }
}

/**
 * Somebody was erased. Whoever made one of the offers, or has one of the pitches, was: this is that person.
 *
 * @param {{ badge?: number, offers: OwnOffer[], pitches?: string[] } & Record<string, any>} you
 */
export function applyToYou(you, event) {
  if (event.type !== "personErased") return you
  const isMe =
    you.offers.some(({ offer }) => event.offers.includes(offer)) ||
    you.pitches?.some((pitch) => event.pitches.includes(pitch))
  if (!isMe) return you

  const { name, organisation, municipality, ...rest } = you
  return { ...rest, offers: you.offers.map(({ note, ...offer }) => offer) }
}

function withdrawn(offers, number) {
  return replaced(offers, number, { withdrawn: true })
}

function replaced(offers, number, change) {
  return offers.some((own) => own.offer === number)
    ? offers.map((own) => (own.offer === number ? { ...own, ...change } : own))
    : offers
}
