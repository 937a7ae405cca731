/// A fact that the rules would never have given.
public struct Violation: Error, Hashable, Sendable {
    /// The ledger line that holds it.
    public let seq: Int
    /// What is wrong with it.
    public let reason: Reason

    /// Makes a violation.
    public init(seq: Int, reason: Reason) {
        self.seq = seq
        self.reason = reason
    }

    /// What can be wrong with a fact.
    public enum Reason: Hashable, Sendable {
        /// It does not follow the fact before it; the place that should be there.
        case gap(expected: Int)
        /// It happened before the fact before it.
        case earlier
        /// What it tells would have been refused.
        case refused(Refusal)
        /// Something of the sort could have happened, but with another number, owner, time or mark of lateness.
        case different
    }
}
