import Synchronization

/// Lets a few do something at a time, and a few more wait; whoever comes then is sent away.
final class Turnstile: Sendable {
    private let inside: Int
    private let waiting: Int
    private let state = Mutex(State())

    private struct State {
        var inside = 0
        var line: [CheckedContinuation<Void, Never>] = []
    }

    /// - Parameters:
    ///   - inside: how many may be in at a time.
    ///   - waiting: how many may wait for that.
    init(inside: Int, waiting: Int) {
        self.inside = inside
        self.waiting = waiting
    }

    /// Does something once there is room; nil when too many wait already.
    func pass<Value>(_ body: () async throws -> Value) async rethrows -> Value? {
        let mayWait = state.withLock { $0.inside < inside || $0.line.count < waiting }
        guard mayWait else { return nil }
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                guard state.inside < inside else {
                    state.line.append(continuation)
                    return false
                }
                state.inside += 1
                return true
            }
            if isIn { continuation.resume() }
        }
        defer { leave() }
        return try await body()
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.line.isEmpty else { return state.line.removeFirst() }
            state.inside -= 1
            return nil
        }
        next?.resume()
    }
}
