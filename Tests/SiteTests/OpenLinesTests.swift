import Synchronization
import Testing

@testable import Site

/// Signing out, and the lines that were opened before and during it.
struct OpenLinesTests {
    private let lines = OpenLines()

    /// Counts how often a line was ended.
    private final class Line: Sendable {
        private let count = Mutex(0)
        var ended: Int { count.withLock { $0 } }
        func end() { count.withLock { $0 += 1 } }
    }

    @Test func `signing out ends every line of that token, and no other`() {
        let (one, two, other) = (Line(), Line(), Line())
        _ = add(["a"], end: one.end)
        _ = add(["a"], end: two.end)
        _ = add(["b"], end: other.end)
        lines.end("a")

        #expect([one.ended, two.ended, other.ended] == [1, 1, 0])
    }

    @Test func `a line that is gone is left alone`() {
        let line = Line()
        lines.remove(add(["a"], end: line.end), of: ["a"])
        lines.end("a")

        #expect(line.ended == 0)
    }

    @Test func `a line whose handshake was under way is ended too`() {
        let line = Line()
        let look = lines.look()
        lines.end("a")
        _ = lines.add(["a"], since: look, end: line.end)

        #expect(line.ended == 1)
    }

    @Test func `a line whose handshake begins after an end is left alone, until the next`() {
        let line = Line()
        lines.end("a")
        _ = add(["a", "b"], end: line.end)
        #expect(line.ended == 0)

        lines.end("b")
        #expect(line.ended == 1)
    }

    @Test func `a handshake during which more ended than is remembered has to begin again`() {
        let line = Line()
        let look = lines.look()
        for number in 0...1024 { lines.end("\(number)") }
        _ = lines.add(["a"], since: look, end: line.end)

        #expect(line.ended == 1)
    }

    @Test func `the sixth socket of a session makes the oldest go, and no other session's`() {
        let sockets = (0..<6).map { _ in Line() }
        let other = Line()
        lines.count(add(["b"], end: {}), of: "b", makeRoom: other.end)
        for socket in sockets { lines.count(add(["a"], end: {}), of: "a", makeRoom: socket.end) }

        #expect(sockets.map(\.ended) == [1, 0, 0, 0, 0, 0])
        #expect(other.ended == 0)
    }

    @Test func `a socket that is gone leaves its place to the next`() {
        let sockets = (0..<6).map { _ in Line() }
        for (place, socket) in sockets.enumerated() {
            let entry = add(["a"], end: {})
            lines.count(entry, of: "a", makeRoom: socket.end)
            if place == 2 { lines.remove(entry, of: ["a"]) }
        }

        #expect(sockets.map(\.ended) == [0, 0, 0, 0, 0, 0])
    }

    /// Opens a line to which access was looked at just now.
    private func add(_ reasons: [String], end: @escaping @Sendable () -> Void) -> OpenLines.Entry {
        lines.add(reasons, since: lines.look(), end: end)
    }
}
