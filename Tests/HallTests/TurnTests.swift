import Synchronization
import Testing

@testable import Hall

/// One at a time.
struct TurnTests {
    /// Counts who is inside, and how many ever were at once.
    private final class Inside: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var now: Int { counts.withLock { $0.now } }
        var most: Int { counts.withLock { $0.most } }

        func enter() {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }

    private struct Failed: Error {}

    @Test func `nobody begins before another has ended, also when that one fails`() async {
        let turn = Turn()
        let inside = Inside()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await turn.take {
                        inside.enter()
                        for _ in 0..<10 { await Task.yield() }
                        inside.leave()
                        if number % 3 == 0 { throw Failed() }
                    }
                }
            }
        }
        #expect(inside.most == 1)
        #expect(inside.now == 0)
    }
}
