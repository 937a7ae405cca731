/// A point in time, as milliseconds since 1 January 1970 UTC.
///
/// The rules never read a clock: whoever takes a command says when that was.
public struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64

    /// Makes a moment of milliseconds since 1 January 1970 UTC.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Which of two moments comes first.
    public static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment that many seconds later; the caller keeps `seconds` within ``Limits``.
    public func advanced(bySeconds seconds: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(seconds) * 1000)
    }
}
