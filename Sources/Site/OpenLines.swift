import Synchronization

/// Which lines were opened with which token, so that they end when it does.
///
/// Whoever signs out in one window is signed out everywhere with it (OWASP ASVS 5.0, 7.4.1).
final class OpenLines: Sendable {
    /// One line among those of a token.
    typealias Entry = Int

    private let state = Mutex(State())

    private struct State {
        var next = 0
        var lines: [String: [Entry: @Sendable () -> Void]] = [:]
    }

    /// Keeps how a line of that token is ended.
    ///
    /// - Parameter end: called from any thread.
    func add(_ token: String, end: @escaping @Sendable () -> Void) -> Entry {
        state.withLock { state in
            state.next += 1
            state.lines[token, default: [:]][state.next] = end
            return state.next
        }
    }

    /// Forgets a line that ended.
    func remove(_ entry: Entry, of token: String) {
        state.withLock { state in
            state.lines[token]?[entry] = nil
            if state.lines[token]?.isEmpty == true { state.lines[token] = nil }
        }
    }

    /// Ends all lines of a token.
    func end(_ token: String) {
        let lines = state.withLock { $0.lines.removeValue(forKey: token) }
        for end in (lines ?? [:]).values { end() }
    }
}
