/// How a hall behaves, as far as a rehearsal needs it: in how many milliseconds, and how often.
public struct Pace: Sendable {
    /// In how long everybody comes in.
    public var arriving: Int64 = 2_000
    /// In how long after "Wie biedt?" the offers come; most of them come in its first half.
    public var bidding: Int64 = 20_000
    /// After how long somebody thinks better of an offer.
    public var regretting: ClosedRange<Int64> = 1_000...8_000
    /// Of how many offers one is taken back.
    public var regret = 12
    /// In how long somebody comes back who was sent away; doubled each time that it fails.
    public var returning: Int64 = 3_000

    /// The pace of a hall.
    public init() {}
}
