public import Marketplace

/// What somebody is told of themselves: their own, and nobody else's.
public struct You: Hashable, Codable, Sendable {
    /// What they do here.
    public var role: String
    /// The number on their badge.
    public var badge: Int?
    /// Their name; absent once erased.
    public var name: String?
    /// Who they are here for.
    public var organisation: String?
    /// A wethouder's municipality.
    public var municipality: String?
    /// An employer's sector.
    public var sector: String?
    /// Whether they agreed to be named on the screen.
    public var show: Bool
    /// A wethouder's own pitches.
    public var pitches: [String]?
    /// What a wethouder wrote for herself to say, by pitch; nobody else is told.
    public var notes: [String: String]?
    /// Their own offers, oldest first.
    public var offers: [OwnOffer]

    /// What somebody is told of themselves.
    public init(_ person: Person, in conference: Conference) {
        role = person.role.rawValue
        badge = person.words?.badge
        name = person.words?.name
        organisation = person.words?.organisation
        municipality = person.words?.municipality
        sector = person.sector
        show = person.show
        if person.role == .wethouder {
            let own = conference.pitches.filter { $0.owner == person.id }
            pitches = own.map(\.id.description)
            notes = Dictionary(
                uniqueKeysWithValues: own.compactMap { pitch in
                    pitch.content.words?.notes.map { (pitch.id.description, $0) }
                }
            )
        }
        offers = conference.offers(of: person.id).map(OwnOffer.init)
    }
}

/// An offer as the one who made it sees it.
public struct OwnOffer: Hashable, Codable, Sendable {
    /// Its number.
    public var offer: Int
    /// The pitch it answers.
    public var pitch: String
    /// What was offered.
    public var kind: String
    /// How much, in the unit of the kind.
    public var amount: Int
    /// When it was recorded, RFC 3339.
    public var at: String
    /// Whether it came after closing.
    public var late: Bool
    /// Whether the organiser accepted it although it was late.
    public var accepted: Bool
    /// Whether it was withdrawn.
    public var withdrawn: Bool
    /// Whether its maker may be named on the screen.
    public var show: Bool
    /// The remark with it.
    public var note: String?

    init(_ offer: Offer) {
        self.offer = offer.number
        pitch = offer.pitch.description
        kind = offer.kind
        amount = offer.amount
        at = offer.at.rfc3339
        late = offer.late
        accepted = offer.accepted
        withdrawn = offer.withdrawn
        show = offer.show
        note = offer.words?.note
    }
}
