import NIOCore

/// A rate that may be exceeded for a moment but not for long.
///
/// The generic cell rate algorithm (ITU-T I.371): one point in time says all there is to know.
struct Pace {
    private let interval: TimeAmount
    private let slack: TimeAmount
    /// When everything so far would have come at exactly the rate.
    private var due = NIODeadline.distantPast

    /// - Parameters:
    ///   - perSecond: what is taken for ever.
    ///   - atOnce: what is taken in one moment, after a quiet time.
    init(perSecond: Int, atOnce: Int) {
        interval = .nanoseconds(1_000_000_000 / Int64(perSecond))
        slack = interval * atOnce
    }

    /// Counts one more, and says whether it keeps within the rate.
    mutating func keeps(at now: NIODeadline) -> Bool {
        due = max(due, now) + interval
        return due - now <= slack
    }
}
