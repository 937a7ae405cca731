/// A commitment of a former conference that is still open, carried into the next one's agenda.
///
/// It is that conference's offer: it counts nowhere here, and nobody can take it back here.
public struct Carried: Hashable, Sendable {
    /// The six digits of the conference where it was made.
    public let from: String
    /// Its number there.
    public let offer: OfferNumber
    /// What was offered.
    public let kind: KindKey
    /// How much, in the unit of the kind.
    public let amount: Int
    /// Who committed, when they are here too.
    public var employer: PersonID?
    /// What is personal or free text; nil once erased.
    public var words: Words?

    /// Makes a commitment that is carried over.
    public init(
        from: String,
        offer: OfferNumber,
        kind: KindKey,
        amount: Int,
        employer: PersonID?,
        words: Words?
    ) {
        self.from = from
        self.offer = offer
        self.kind = kind
        self.amount = amount
        self.employer = employer
        self.words = words
    }

    /// The erasable part.
    public struct Words: Hashable, Sendable {
        /// The title of the pitch it was made to.
        public var title: String
        /// The municipality that asked.
        public var municipality: String?
        /// Who committed.
        public var organisation: String
        /// The person to call.
        public var name: String

        /// Makes the erasable part.
        public init(title: String, municipality: String?, organisation: String, name: String) {
            self.title = title
            self.municipality = municipality
            self.organisation = organisation
            self.name = name
        }
    }
}

extension Conference {
    func carry(_ list: [Carried], by actor: Actor) throws(Refusal) -> [Event] {
        guard actor == .house else { throw .notAllowed }
        guard carried.count + list.count <= Limits.offers else { throw .tooManyOffers }
        return list.map { .commitmentCarried($0) }
    }
}
