/// The latest events, for those who come back and missed a few.
///
/// Exactly what was missed, or nothing: whoever was away for longer gets the state instead, never a part.
struct History {
    /// How many events are kept: a minute of a hall at its busiest, which is longer than a phone is away.
    static let maximum = 2048

    private var events: [[UInt8]] = []
    /// The place of the last event; 0 before the first.
    private(set) var last: Int

    init(last: Int) {
        self.last = last
    }

    /// Adds an event that follows the last one.
    mutating func append(_ event: [UInt8], seq: Int) {
        if seq != last + 1 { events.removeAll() }
        events.append(event)
        last = seq
        // Twice the maximum before cutting, so that cutting is rare and costs little each.
        if events.count > Self.maximum * 2 { events.removeFirst(events.count - Self.maximum) }
    }

    /// The events after `seq`; nil when some of them are gone, or `seq` is not of this history.
    func since(_ seq: Int) -> [[UInt8]]? {
        // Compared before any sum is made with a number that somebody typed.
        guard 0...last ~= seq, last - seq <= min(events.count, Self.maximum) else { return nil }
        return Array(events.suffix(last - seq))
    }
}
