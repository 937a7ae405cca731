/// What an employer commits to.
public struct Offer: Hashable, Sendable {
    /// Its number, which the employer is told.
    public let number: OfferNumber
    /// The ledger line that holds it.
    public let seq: Int
    /// The pitch it answers.
    public let pitch: PitchID
    /// What is offered.
    public let kind: KindKey
    /// How much, in the unit of ``kind``; at least 1.
    public let amount: Int
    /// The employer who commits.
    public let employer: PersonID
    /// Who typed it in, when it was not the employer.
    public let enteredBy: PersonID?
    /// How it reached us.
    public let channel: Channel
    /// Whether the employer agreed to be named on the screen.
    public let show: Bool
    /// Whether it came after closing.
    public let late: Bool
    /// Whether it was promised before the day.
    public let prepared: Bool
    /// When it was recorded.
    public let at: Moment
    /// What the employer wrote with it; nil when nothing, or once erased.
    public var words: Words?
    /// Whether the organiser accepted it although it was late.
    public var accepted = false
    /// Whether it was withdrawn; it stays in the ledger.
    public var withdrawn = false
    /// The ledger line of its withdrawal, once it is withdrawn.
    public internal(set) var withdrawnSeq: Int?
    /// Why it was withdrawn, if somebody said.
    public var reason: String?

    /// How an offer reached us.
    public enum Channel: String, CaseIterable, Sendable {
        /// The employer's own phone.
        case phone
        /// A raised hand, typed in by a clerk.
        case hand
        /// A card on paper.
        case paper
    }

    /// The free text of an offer.
    public struct Words: Hashable, Sendable {
        /// A remark.
        public var note: String?
        /// What the employer needs of the municipality.
        public var needs: [String]

        /// Makes the free text of an offer; nil when there is none.
        public init?(note: String?, needs: [String]) {
            guard note != nil || !needs.isEmpty else { return nil }
            self.note = note
            self.needs = needs
        }
    }

    /// Whether it stands, leaving aside whether its kind is counted.
    public var stands: Bool { !withdrawn && (!late || accepted) }
}
