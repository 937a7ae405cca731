import Synchronization

/// What waits to be judged: many put in, one takes out, in order.
final class Inbox: Sendable {
    /// The most that may wait: at the slowest disk that is some seconds, after which waiting helps nobody.
    static let capacity = 20_000

    private let state = Mutex(State())

    private struct State {
        var waiting: [Submission] = []
        var taker: CheckedContinuation<Void, Never>?
        var isClosed = false
    }

    enum Outcome {
        case taken
        case full
        case closed
    }

    /// Puts a submission in, unless too many wait or the inbox is closed.
    func put(_ submission: Submission) -> Outcome {
        let (outcome, taker) = state.withLock { state -> (Outcome, CheckedContinuation<Void, Never>?) in
            if state.isClosed { return (.closed, nil) }
            if state.waiting.count >= Self.capacity { return (.full, nil) }
            state.waiting.append(submission)
            defer { state.taker = nil }
            return (.taken, state.taker)
        }
        taker?.resume()
        return outcome
    }

    /// Takes all that waits, up to a maximum; waits for the first.
    ///
    /// Empty when the inbox is closed and nothing is left.
    func take(upTo maximum: Int) async -> [Submission] {
        await withCheckedContinuation { continuation in
            let resumeNow = state.withLock { state in
                if state.waiting.isEmpty && !state.isClosed {
                    state.taker = continuation
                    return false
                }
                return true
            }
            if resumeNow { continuation.resume() }
        }
        return state.withLock { state in
            let batch = Array(state.waiting.prefix(maximum))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    /// Takes nothing more in; what waits is still taken out.
    func close() {
        let taker = state.withLock { state in
            state.isClosed = true
            defer { state.taker = nil }
            return state.taker
        }
        taker?.resume()
    }
}
