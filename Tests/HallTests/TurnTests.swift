import Synchronization
import Testing

@testable import Hall

/// One at a time.
struct TurnTests {
    @Test func `nobody begins before another has ended, also when that one fails`() async {
        struct Failed: Error {}
        let (turn, inside, most) = (Turn(), Mutex(0), Mutex(0))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await turn.take {
                        let now = inside.withLock { inside in
                            inside += 1
                            return inside
                        }
                        most.withLock { $0 = max($0, now) }
                        for _ in 0..<10 { await Task.yield() }
                        inside.withLock { $0 -= 1 }
                        if number % 3 == 0 { throw Failed() }
                    }
                }
            }
        }
        #expect(most.withLock { $0 } == 1)
        #expect(inside.withLock { $0 } == 0)
    }
}
