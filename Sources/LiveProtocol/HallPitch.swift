/// A pitch as the hall sees it.
public struct HallPitch: Hashable, Codable, Sendable {
    /// How many of the latest offers are kept with it: what a screen can show and a wethouder can read aloud.
    public static let recentMaximum = 40

    /// Its name: `p1`, `p2`.
    public var pitch: String
    /// Its place in the programme, from 1.
    public var number: Int
    /// How far it has come: `draft`, `ready`, `onStage`, `open` or `closed`.
    public var state: String
    /// The line on the screen; empty once erased.
    public var title: String
    /// What is the matter.
    public var problem: String?
    /// For whom.
    public var forWhom: String?
    /// The region's code.
    public var region: String?
    /// The municipality that asks.
    public var municipality: String?
    /// A neighbourhood or village within it.
    public var place: String?
    /// Its theme.
    public var theme: String?
    /// The sector it looks to.
    public var sector: String?
    /// What is asked; the first is the target.
    public var asks: [HallAsk]
    /// What the municipality itself will do.
    public var promises: [String]
    /// What happens first.
    public var firstStep: String?
    /// The name of the wethouder.
    public var wethouder: String?
    /// When the round closes by itself, RFC 3339.
    public var closesAt: String?
    /// The ledger line that closed it last; absent while it is not closed.
    public var closedSeq: Int?
    /// Standing offers that count, by kind, in the unit of the kind; never added across kinds.
    public var tally: [String: Int]
    /// How many offers ``tally`` is made of.
    public var standing: Int
    /// The latest offers that count, oldest first, at most ``recentMaximum``.
    public var recent: [HallOffer]
}

/// So much of one kind.
public struct HallAsk: Hashable, Codable, Sendable {
    /// The kind asked for.
    public var kind: String
    /// How much, in its unit.
    public var target: Int
    /// True when there is no room for more than the target; absent otherwise.
    public var capped: Bool?

    /// Makes an ask.
    public init(kind: String, target: Int, capped: Bool? = nil) {
        self.kind = kind
        self.target = target
        self.capped = capped
    }
}
