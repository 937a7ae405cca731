import Synchronization

/// How a rehearsal's crowd is doing.
public struct Figures: Hashable, Sendable {
    /// How many were made up.
    public var bidders: Int
    /// How many of them are in the hall now.
    public var connected: Int
    /// Offers that were made; what was said again after a line was lost counts once.
    public var offers: Int
    /// Offers that were answered as being on disk.
    public var recorded: Int
    /// Offers that were refused, such as after closing.
    public var refused: Int
    /// The slowest answer to an offer, in milliseconds; nil while there is none.
    public var slowest: Int?
    /// The time in which half of the answers came, in milliseconds; nil while there is none.
    public var median: Int?
    /// The time in which 99 of 100 answers came, in milliseconds; nil while there is none.
    public var slowestOfHundred: Int?
}

/// Keeps the figures while a crowd makes them.
final class Tally: Sendable {
    /// From so many milliseconds on, answers are all the same to the median; the slowest is kept as it is.
    private static let longest = 10_000

    private struct State {
        var connected = 0
        var offers = 0
        var recorded = 0
        var refused = 0
        var slowest: Int?
        /// How many answers took so many milliseconds: as large after a million of them as after none.
        var answers = [Int](repeating: 0, count: longest + 1)

        /// The milliseconds in which that part of the answers came.
        func within(_ part: Double) -> Int? {
            let sum = recorded + refused
            guard sum > 0 else { return nil }
            var rest = Int((Double(sum) * part).rounded(.up))
            for (milliseconds, count) in answers.enumerated() {
                rest -= count
                if rest <= 0 { return min(milliseconds, slowest ?? milliseconds) }
            }
            return slowest
        }
    }

    private let state = Mutex(State())

    func came() { state.withLock { $0.connected += 1 } }
    func went() { state.withLock { $0.connected -= 1 } }
    func offered() { state.withLock { $0.offers += 1 } }

    func answered(recorded: Bool, milliseconds: Int64) {
        state.withLock { state in
            if recorded { state.recorded += 1 } else { state.refused += 1 }
            let milliseconds = Int(max(0, milliseconds))
            state.slowest = max(state.slowest ?? 0, milliseconds)
            state.answers[min(milliseconds, Self.longest)] += 1
        }
    }

    /// The figures of a crowd of so many.
    func figures(of bidders: Int) -> Figures {
        state.withLock { state in
            Figures(
                bidders: bidders,
                connected: state.connected,
                offers: state.offers,
                recorded: state.recorded,
                refused: state.refused,
                slowest: state.slowest,
                median: state.within(0.5),
                slowestOfHundred: state.within(0.99)
            )
        }
    }
}
