/// Somebody admitted to a conference.
public struct Person: Hashable, Sendable {
    /// Their place in the order of admission.
    public let id: PersonID
    /// The ledger line that tells of their admission.
    public let seq: Int
    /// When they were admitted; with their number it tells them from whoever has that number in another history.
    public let at: Moment
    /// What they do there.
    public let role: Role
    /// The sector of an employer, if given: what the hall sees of those who hide their name.
    public let sector: String?
    /// Whether they agreed to be named on the screen, unless an offer says otherwise.
    public let show: Bool
    /// What is personal; nil once erased.
    public var words: Words?

    /// Whether ``words`` are gone because somebody asked for it.
    public internal(set) var erased = false

    /// The personal part of a person, which can be erased.
    public struct Words: Hashable, Sendable {
        /// The number on the badge; staff may go without.
        public var badge: Badge?
        /// The name that they are called by.
        public var name: String
        /// Who they are there for.
        public var organisation: String
        /// A wethouder's municipality.
        public var municipality: String?

        /// Makes the personal part of a person.
        public init(badge: Badge? = nil, name: String, organisation: String, municipality: String? = nil) {
            self.badge = badge
            self.name = name
            self.organisation = organisation
            self.municipality = municipality
        }
    }
}
