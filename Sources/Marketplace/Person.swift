/// Somebody admitted to a conference.
public struct Person: Hashable, Sendable {
    /// Their place in the order of admission.
    public let id: PersonID
    /// The ledger line that tells of their admission.
    public let seq: Int
    /// When they were admitted; with their number it tells them from whoever has that number in another history.
    public let at: Moment
    /// What they do there.
    public internal(set) var role: Role
    /// The sector of an employer, if given: what the hall sees of those who hide their name.
    public internal(set) var sector: String?
    /// Whether they agreed to be named on the screen, unless an offer says otherwise.
    public internal(set) var show: Bool
    /// What is personal; nil once erased.
    public var words: Words?

    /// Whether ``words`` are gone because somebody asked for it.
    public internal(set) var erased = false
    /// Whether their badge was taken back: nobody comes in with it, and nothing more is recorded for it.
    public internal(set) var revoked = false
    /// Whether a rehearsal made them up: they stand in no list and on no badge.
    public internal(set) var simulated = false
    /// The ledger lines that describe them anew.
    public internal(set) var changedSeqs: [Int] = []

    /// How many people work at an organisation, as a list may say it.
    public static let sizes = ["1", "2-9", "10-49", "50-249", "250+"]

    /// The personal part of a person, which can be erased.
    public struct Words: Hashable, Sendable {
        /// The number on the badge; staff may go without.
        public var badge: Badge?
        /// The name that they are called by.
        public var name: String
        /// Who they are there for.
        public var organisation: String
        /// A wethouder's municipality, or where the organisation is.
        public var municipality: String?
        /// What they are there.
        public var function: String?
        /// Their e-mail address.
        public var email: String?
        /// Their phone number, as they write it.
        public var phone: String?
        /// What sort of organisation it is: a key of `Web/lists/organisations.json`.
        public var kind: String?
        /// How many people work there: one of ``Person/sizes``.
        public var size: String?
        /// The labour-market region that they are from.
        public var region: RegionCode?
        /// Their number in the organiser's own list.
        public var external: String?

        /// Makes the personal part of a person.
        public init(badge: Badge? = nil, name: String, organisation: String, municipality: String? = nil) {
            self.badge = badge
            self.name = name
            self.organisation = organisation
            self.municipality = municipality
        }
    }
}
