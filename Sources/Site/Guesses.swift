import NIOCore
import Synchronization

/// How often each address named a conference, a link or a token that is not there, and which codes worked there.
///
/// Only what fails counts, and an address that guesses too much is told nothing new: codes that worked there go on
/// working, and so does everybody who has proven who they are. So somebody who guesses in a hall shuts nobody out of it.
final class Guesses: Sendable {
    /// A hall of ten thousand where every tenth person mistypes the code is slower; who tries all codes needs two days.
    private static let rate = Rate(perMinute: 300, atOnce: 300)
    private static let addressesMaximum = 10_000
    private static let codesMaximum = 8

    private struct State {
        var failures = RateBook<Caller>(capacity: addressesMaximum)
        var working: [Caller: [String]] = [:]
    }

    private let clock: @Sendable () -> Int64
    private let state = Mutex(State())

    /// - Parameter clock: nanoseconds that only grow.
    init(clock: @escaping @Sendable () -> Int64 = { Int64(NIODeadline.now().uptimeNanoseconds) }) {
        self.clock = clock
    }

    /// Counts a guess that failed; or gives the seconds to wait, when there were too many.
    func failed(by caller: Caller) -> Int? {
        let now = clock()
        return state.withLock { $0.failures.take(caller, Self.rate, at: now) }
    }

    /// The seconds after which an address may name a code that did not work there before; nil when it may now.
    func wait(for code: String, by caller: Caller) -> Int? {
        let now = clock()
        return state.withLock { state in
            guard state.working[caller]?.contains(code) != true else { return nil }
            return state.failures.wait(caller, Self.rate, at: now)
        }
    }

    /// Remembers that a code worked at an address.
    func worked(_ code: String, for caller: Caller) {
        state.withLock { state in
            guard state.working[caller]?.contains(code) != true else { return }
            // Whoever comes again is remembered again.
            if state.working.count >= Self.addressesMaximum { state.working = [:] }
            state.working[caller] = [code] + (state.working[caller] ?? []).prefix(Self.codesMaximum - 1)
        }
    }
}
