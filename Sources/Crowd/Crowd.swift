import NIOCore
import NIOPosix
import Synchronization

/// Made-up employers that fill a hall for a rehearsal, over real sockets to the server's own port.
///
/// All of them live on one thread of their own: they cost the server's threads no more than real people would, and a
/// thousand of them are a thousand sockets and small values, with no task for any. What they do follows from the seed and
/// from when they hear what.
public final class Crowd: Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let people: NIOLoopBoundBox<[Bidder]>
    private let size: Int
    private let tally = Tally()
    private let leaving = Mutex<Task<Void, Never>?>(nil)

    /// Sends a crowd in.
    ///
    /// - Parameters:
    ///   - tokens: one for each bidder, with which it comes in.
    ///   - door: where.
    ///   - singles: the kinds of which an offer is always for one.
    ///   - pace: how soon and how often they bid.
    ///   - seed: what chance begins with. Command ids come of it, so a ledger must not see the same seed twice.
    public init(_ tokens: [String], to door: Door, singles: Set<String>, pace: Pace = Pace(), seed: UInt64) {
        size = tokens.count
        let loop = group.any()
        people = .makeBoxSendingValue([], eventLoop: loop)
        loop.execute { [people, tally] in
            let ears = Ears()
            var seeds = Chance(seed: seed)
            people.value = tokens.map { token in
                let state = BidderState(pace: pace, singles: singles, seed: seeds.next())
                return Bidder(token: token, door: door, loop: loop, tally: tally, ears: ears, state: state)
            }
            for bidder in people.value { bidder.arrive() }
        }
    }

    /// How it is doing, also after it left.
    public var figures: Figures { tally.figures(of: size) }

    /// Sends everybody home; returns when the last socket is closed, however often it is asked.
    public func leave() async {
        let task = leaving.withLock { leaving in
            let task = leaving ?? Task { await end() }
            leaving = task
            return task
        }
        await task.value
    }

    private func end() async {
        let loop = group.any()
        let gone = loop.flatSubmit { [people] in
            let leaving = people.value.map { $0.leave() }
            people.value = []
            return EventLoopFuture.andAllComplete(leaving, on: loop)
        }
        try? await gone.get()
        try? await group.shutdownGracefully()
    }
}
