import NIOCore
import Testing

@testable import WebSockets

/// How many Pings in what time.
struct PaceTests {
    /// How many of a hundred thousand are taken in a row, when they come at this rate.
    private func taken(perSecond: Int) -> Int {
        var pace = Pace(perSecond: 10, atOnce: 20)
        let start = NIODeadline.now()
        return (0..<100_000).prefix { pace.keeps(at: start + .nanoseconds(1_000_000_000 / Int64(perSecond) * $0)) }
            .count
    }

    @Test func `a steady rate is taken for ever`() {
        #expect(taken(perSecond: 10) == 100_000)
    }

    @Test func `a burst is taken, and nothing beyond it`() {
        #expect(taken(perSecond: 1_000_000_000) == 20)
    }

    @Test func `twice the rate is too much after a while`() {
        #expect(taken(perSecond: 20) == 39)
    }

    @Test func `quiet time is not saved up`() {
        var pace = Pace(perSecond: 10, atOnce: 20)
        let start = NIODeadline.now()
        _ = pace.keeps(at: start)

        #expect((0..<100).prefix { _ in pace.keeps(at: start + .hours(1)) }.count == 20)
    }
}
