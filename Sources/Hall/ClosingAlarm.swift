import Marketplace
import OpenSSL

/// Closes a round when its time is over.
///
/// The rules refuse an offer that comes too late whether or not this has run; it makes the closing itself a fact that
/// the hall sees.
final class ClosingAlarm {
    private unowned let conference: OpenConference
    private var closing: Moment?
    private var waiting: Task<Void, Never>?

    init(_ conference: OpenConference) {
        self.conference = conference
    }

    /// Waits for another moment, or for none.
    func set(for closing: Moment?, at now: Moment) {
        guard closing != self.closing else { return }
        self.closing = closing
        waiting?.cancel()
        waiting = closing.map { closing in
            Task { [conference] in
                // A clock that does not jump: the night in which summer time ends has no longer rounds.
                try? await ContinuousClock().sleep(for: .milliseconds(max(0, closing.milliseconds - now.milliseconds)))
                if !Task.isCancelled {
                    conference.submit(
                        Submission(id: Random.token(bytes: 16), command: .closeDue, actor: .house, reply: { _ in })
                    )
                }
            }
        }
    }
}
