/// What a conference was founded on: its name and day, and the lists that its pitches and offers choose from.
///
/// The lists come from files that an operator may edit. They are written into the first line of the ledger, so that a
/// ledger can be replayed and checked years later, whatever the files say by then.
public struct Charter: Hashable, Sendable {
    /// What the organiser wrote about the day; nil once erased.
    public var words: Words?
    /// The day, as `yyyy-mm-dd`.
    public var date: String
    /// The last day, as `yyyy-mm-dd`, on which the house keeps what is personal; nil for as long as it likes.
    public var keepUntil: String?
    /// Whether somebody without a badge may come in with the code, a name and an organisation.
    public var openEntry: Bool
    /// The kinds of offer in use, in the order in which people see them.
    public var kinds: [KindRule]
    /// The regions that a pitch may be for.
    public var regions: [RegionCode]
    /// The themes that a pitch may have.
    public var themes: [String]
    /// The sectors that a pitch or an employer may be of.
    public var sectors: [String]
    /// The numbers that are kept for those who come in without a badge.
    public var walkIns = Charter.usualWalkIns
    /// From when on only the organiser writes pitches; nil for never.
    public var freezeAt: Moment?
    /// The phase in which it begins; ledgers from before there were phases are ``Phase/open``.
    public var begins = Phase.open

    /// A hundred numbers of three digits, above those of a large hall.
    public static let usualWalkIns = 900...999

    /// Makes a charter; ``Conference/decide(_:by:at:)`` judges whether it will do.
    public init(
        words: Words?,
        date: String,
        keepUntil: String? = nil,
        openEntry: Bool,
        kinds: [KindRule],
        regions: [RegionCode],
        themes: [String],
        sectors: [String]
    ) {
        self.words = words
        self.date = date
        self.keepUntil = keepUntil
        self.openEntry = openEntry
        self.kinds = kinds
        self.regions = regions
        self.themes = themes
        self.sectors = sectors
    }

    /// The free text of a charter.
    public struct Words: Hashable, Sendable {
        /// What the conference is called.
        public var name: String
        /// Where it is, if that is known.
        public var venue: String?
        /// Who receives the hall, if somebody does.
        public var host: String?
        /// The organisations behind the day.
        public var organisers: [String]
        /// Whom to ask, and how; everybody may read it.
        public var contact: String?
        /// The network of the hall, for the badges.
        public var wifi: Wifi?

        /// Makes the free text of a charter.
        public init(name: String, venue: String? = nil, host: String? = nil, organisers: [String] = []) {
            self.name = name
            self.venue = venue
            self.host = host
            self.organisers = organisers
        }
    }
}

/// The wireless network of a hall.
public struct Wifi: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Its password; nil when it is open.
    public var password: String?

    /// Makes a network.
    public init(name: String, password: String? = nil) {
        self.name = name
        self.password = password
    }
}

/// How offers of one kind are counted.
///
/// A kind has one unit, and amounts of two kinds are never added: three jobs and ten euros are not thirteen of
/// anything.
public struct KindRule: Hashable, Sendable {
    /// The key, such as `leerbaan`.
    public let key: KindKey
    /// Whether an offer is always for one and an employer makes it once a pitch, such as thinking along.
    public let single: Bool
    /// Whether offers add to the pitch's tally; a request to be called back does not.
    public let counted: Bool

    /// Makes the rule of one kind.
    public init(key: KindKey, single: Bool = false, counted: Bool = true) {
        self.key = key
        self.single = single
        self.counted = counted
    }
}
