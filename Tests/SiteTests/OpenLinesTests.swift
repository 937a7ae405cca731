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
        _ = lines.add(["a"], end: one.end)
        _ = lines.add(["a"], end: two.end)
        _ = lines.add(["b"], end: other.end)
        lines.end("a")

        #expect([one.ended, two.ended, other.ended] == [1, 1, 0])
    }

    @Test func `a line that is gone is left alone`() {
        let line = Line()
        lines.remove(lines.add(["a"], end: line.end), of: ["a"])
        lines.end("a")

        #expect(line.ended == 0)
    }

    @Test func `a line whose handshake was under way is ended too`() {
        let line = Line()
        lines.end("a")
        _ = lines.add(["a"], end: line.end)

        #expect(line.ended == 1)
    }

    @Test func `the sixth socket of a session makes the oldest go, and no other session's`() {
        let sockets = (0..<6).map { _ in Line() }
        let other = Line()
        lines.count(lines.add(["b"], end: {}), of: "b", makeRoom: other.end)
        for socket in sockets { lines.count(lines.add(["a"], end: {}), of: "a", makeRoom: socket.end) }

        #expect(sockets.map(\.ended) == [1, 0, 0, 0, 0, 0])
        #expect(other.ended == 0)
    }

    @Test func `a socket that is gone leaves its place to the next`() {
        let sockets = (0..<6).map { _ in Line() }
        for (place, socket) in sockets.enumerated() {
            let entry = lines.add(["a"], end: {})
            lines.count(entry, of: "a", makeRoom: socket.end)
            if place == 2 { lines.remove(entry, of: ["a"]) }
        }

        #expect(sockets.map(\.ended) == [0, 0, 0, 0, 0, 0])
    }
}
