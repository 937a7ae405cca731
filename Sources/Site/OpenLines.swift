import Synchronization

/// Which lines were opened with which token, so that they end when it does.
///
/// Whoever signs out in one window is signed out everywhere with it (OWASP ASVS 5.0, 7.4.1).
final class OpenLines: Sendable {
    /// One line among those of a token.
    typealias Entry = Int

    /// How many ended tokens are remembered: more than end while one handshake is under way.
    private static let endedMaximum = 1024

    private let state = Mutex(State())

    private struct State {
        var next = 0
        var lines: [String: [Entry: @Sendable () -> Void]] = [:]
        var ended: [String] = []
    }

    /// Keeps how a line of that token is ended; ends it at once when the token ended during its handshake.
    ///
    /// - Parameters:
    ///   - token: what opened the line.
    ///   - end: called from any thread.
    func add(_ token: String, end: @escaping @Sendable () -> Void) -> Entry {
        let (entry, isOver) = state.withLock { state in
            state.next += 1
            let isOver = state.ended.contains(token)
            if !isOver { state.lines[token, default: [:]][state.next] = end }
            return (state.next, isOver)
        }
        if isOver { end() }
        return entry
    }

    /// Forgets a line that ended.
    func remove(_ entry: Entry, of token: String) {
        state.withLock { state in
            state.lines[token]?[entry] = nil
            if state.lines[token]?.isEmpty == true { state.lines[token] = nil }
        }
    }

    /// Ends all lines of a token, and those that are just being opened with it.
    func end(_ token: String) {
        let lines = state.withLock { state in
            state.ended.append(token)
            if state.ended.count > Self.endedMaximum { state.ended.removeFirst() }
            return state.lines.removeValue(forKey: token)
        }
        for end in (lines ?? [:]).values { end() }
    }
}
