/// A problem that a wethouder brings to the hall, with what is asked of employers and promised to them.
public struct Pitch: Hashable, Sendable {
    /// Its place in the programme.
    public let id: PitchID
    /// The wethouder whose pitch it is; nil while the organiser keeps it for somebody.
    public var owner: PersonID?
    /// What it says.
    public var content: Content
    /// How far it has come.
    public var state: State
    /// Whether it has ever taken offers; what was asked then stays what was asked.
    public var opened = false
    /// When the open round closes by itself; nil when the moderator closes it by hand.
    public var closesAt: Moment?
    /// The ledger line that closed its last round; nil while it is not closed.
    public var closedSeq: Int?
    /// Who changed ``state`` last; nil for the clock.
    public var movedBy: PersonID?
    /// Standing offers that count, by kind, in the unit of the kind.
    public var tally: [KindKey: Int] = [:]
    /// How many offers ``tally`` is made of.
    public var standing = 0

    /// How far a pitch has come.
    ///
    ///     draft ⇄ ready ⇄ onStage ─▶ open ─▶ closed ─▶ onStage (another round)
    ///
    /// A step that was taken by mistake can be taken back for ten seconds, along the same arrows.
    public enum State: String, CaseIterable, Sendable {
        /// Something is missing that the hall must know: a title, or what is asked.
        case draft
        /// Complete; the moderator may call it to the stage.
        case ready
        /// The wethouder is speaking.
        case onStage
        /// "Wie biedt?" Offers are taken.
        case open
        /// Offers that come now are late.
        case closed
    }

    /// What a pitch says: text that can be erased, and choices from lists.
    public struct Content: Hashable, Sendable {
        /// The text; nil once erased.
        public var words: Words?
        /// What is asked; the first is the pitch's target.
        public var asks: [Ask]
        /// The region it is for.
        public var region: RegionCode?
        /// Its theme.
        public var theme: String?
        /// The sector it looks to.
        public var sector: String?

        /// Makes the content of a pitch.
        public init(
            words: Words?,
            asks: [Ask],
            region: RegionCode? = nil,
            theme: String? = nil,
            sector: String? = nil
        ) {
            self.words = words
            self.asks = asks
            self.region = region
            self.theme = theme
            self.sector = sector
        }

        /// Whether the hall would know what is asked: a title and a target.
        public var isComplete: Bool { words?.title.isEmpty == false && !asks.isEmpty }
    }

    /// The free text of a pitch.
    public struct Words: Hashable, Sendable {
        /// The line on the screen.
        public var title: String
        /// What is the matter.
        public var problem: String?
        /// For whom it is.
        public var forWhom: String?
        /// The municipality that asks.
        public var municipality: String?
        /// A neighbourhood or village within it.
        public var place: String?
        /// What the municipality itself will do.
        public var promises: [String]
        /// What happens first, and when.
        public var firstStep: String?
        /// What the wethouder wants to say, for herself alone.
        ///
        /// In a command nil keeps what was, and an empty text takes it away.
        public var notes: String?

        /// Makes the free text of a pitch.
        public init(
            title: String,
            problem: String? = nil,
            forWhom: String? = nil,
            municipality: String? = nil,
            place: String? = nil,
            promises: [String] = [],
            firstStep: String? = nil,
            notes: String? = nil
        ) {
            self.title = title
            self.problem = problem
            self.forWhom = forWhom
            self.municipality = municipality
            self.place = place
            self.promises = promises
            self.firstStep = firstStep
            self.notes = notes
        }
    }
}

extension Pitch {
    /// How much more of a kind it has room for; nil when there is no limit.
    public func room(for kind: KindKey) -> Int? {
        guard let ask = content.asks.first(where: { $0.kind == kind }), ask.capped else { return nil }
        return max(0, ask.target - tally[kind, default: 0])
    }
}

/// So much of one kind: what a pitch asks for.
public struct Ask: Hashable, Sendable {
    /// The kind of offer asked for.
    public var kind: KindKey
    /// How much, in the unit of the kind; from 1 to ``Limits/amount``.
    ///
    public var target: Int
    /// Whether there is no room for more than the target, such as seats on a bus; else more may always be offered.
    public var capped: Bool

    /// Makes an ask.
    public init(kind: KindKey, target: Int, capped: Bool = false) {
        self.kind = kind
        self.target = target
        self.capped = capped
    }
}
