/// Who committed, as far as the hall may know.
public struct Party: Hashable, Codable, Sendable {
    /// The number on the badge; absent for those who hide their name.
    public var badge: Int?
    /// The organisation; absent for those who hide their name.
    public var organisation: String?
    /// The sector: all that is said of those who hide their name, if they gave one.
    public var sector: String?

    /// Makes a party.
    public init(badge: Int? = nil, organisation: String? = nil, sector: String? = nil) {
        self.badge = badge
        self.organisation = organisation
        self.sector = sector
    }
}

/// An offer as the hall sees it.
public struct HallOffer: Hashable, Codable, Sendable {
    /// Its number.
    public var offer: Int
    /// What is offered.
    public var kind: String
    /// How much, in the unit of the kind.
    public var amount: Int
    /// Who committed.
    public var by: Party
    /// True when it was promised before the day; absent when it was made in the hall.
    public var prepared: Bool?

    /// Makes an offer as the hall sees it.
    public init(offer: Int, kind: String, amount: Int, by: Party, prepared: Bool? = nil) {
        self.prepared = prepared
        self.offer = offer
        self.kind = kind
        self.amount = amount
        self.by = by
    }
}
