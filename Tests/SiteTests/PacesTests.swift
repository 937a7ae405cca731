import Marketplace
import Synchronization
import Testing

@testable import Site

/// How fast is too fast, on a clock that a test moves.
struct PacesTests {
    private static let second: Int64 = 1_000_000_000
    private final class Clock: Sendable {
        private let time = Atomic<Int64>(1_000 * second)
        var now: Int64 { time.load(ordering: .relaxed) }
        func waits(_ seconds: Int) { time.add(Int64(seconds) * second, ordering: .relaxed) }
    }

    private let clock = Clock()
    private func paces(_ perMinute: Int) -> Paces {
        Paces(commandsPerMinute: perMinute) { [clock] in clock.now }
    }

    /// How many of so many are taken at this moment.
    private func taken(_ tries: Int, _ take: () -> Int?) -> Int {
        (0..<tries).count { _ in take() == nil }
    }

    @Test func `half a minute's worth goes at once, then one at a time`() {
        let paces = paces(120)
        let anna = { paces.command(by: PersonID(7), as: .employer, in: "482917") }

        #expect(taken(100, anna) == 60)
        #expect(anna() == 1, "the whole seconds to wait")
        clock.waits(1)
        #expect(taken(100, anna) == 2)
        clock.waits(600)
        #expect(taken(100, anna) == 60, "a quiet time earns no more than that")
    }

    @Test func `who waits as long as is said gets through, however often they tried`() throws {
        let paces = paces(1)
        let anna = { paces.command(by: PersonID(7), as: .employer, in: "482917") }
        #expect(anna() == nil)
        let wait = try #require(anna())
        #expect(wait == 60)
        for _ in 0..<50 { _ = anna() }
        clock.waits(wait - 1)
        #expect(anna() == 1)
        clock.waits(1)
        #expect(anna() == nil)
    }

    @Test func `one who is too fast makes nobody else wait`() {
        let paces = paces(120)
        _ = taken(100) { paces.command(by: PersonID(7), as: .employer, in: "482917") }

        #expect(paces.command(by: PersonID(8), as: .employer, in: "482917") == nil)
        #expect(paces.command(by: PersonID(7), as: .employer, in: "111222") == nil, "another's 7")
    }

    @Test(
        arguments: [
            (.organiser, 300), (.moderator, 300), (.clerk, 300), (.wethouder, 60), (.employer, 60), (.jury, 60),
            (.screen, 60),
        ] as [(Role, Int)])
    func `who runs the day may do five times as much`(role: Role, atOnce: Int) {
        let paces = paces(120)
        #expect(taken(1_000) { paces.command(by: PersonID(7), as: role, in: "482917") } == atOnce)
    }

    @Test func `0 is any number`() {
        let paces = paces(0)
        #expect(taken(10_000) { paces.command(by: PersonID(7), as: .employer, in: "482917") } == 10_000)
    }

    @Test func `ten thousand come in within two minutes, and a program does not fill the hall in one second`() {
        let paces = paces(120)
        #expect(taken(20_000) { paces.join("482917") } == 1_000)
        #expect(paces.join("111222") == nil, "another hall")
        var inside = 1_000
        for _ in 0..<120 {
            clock.waits(1)
            inside += taken(10_000) { paces.join("482917") }
        }
        #expect(inside == 13_000)
    }

    @Test func `a book remembers no more than it may, and forgets the quiet first`() {
        let rate = Rate(perMinute: 60, atOnce: 1)
        var book = RateBook<Int>(capacity: 10)
        for key in 0..<9 { _ = book.take(key, rate, at: clock.now) }
        clock.waits(2)
        #expect(book.take(9, rate, at: clock.now) == nil)
        #expect(book.take(10, rate, at: clock.now) == nil)
        #expect(book.dues.keys.sorted() == [9, 10])
        #expect(book.take(9, rate, at: clock.now) == 1, "who was not quiet is remembered")
        for key in 100..<10_000 {
            _ = book.take(key, rate, at: clock.now)
            #expect(book.dues.count <= 10)
        }
    }
}
