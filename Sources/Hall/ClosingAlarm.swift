import Live
import Marketplace

/// Closes a round when its time is over.
///
/// The rules refuse an offer that comes too late whether or not this has run; it makes the closing itself a fact that
/// the hall sees.
struct ClosingAlarm {
    private let time: any Timepiece
    private let ring: @Sendable () -> Void
    private var closing: Moment?

    /// Makes an alarm that calls `ring`, from any thread, when time is over; also when another moment was set since.
    init(_ time: any Timepiece, ring: @escaping @Sendable () -> Void) {
        self.time = time
        self.ring = ring
    }

    /// Waits for another moment, or for none.
    mutating func set(for closing: Moment?, at now: Moment) {
        guard closing != self.closing else { return }
        self.closing = closing
        if let closing { time.after(max(0, closing.milliseconds - now.milliseconds), ring) }
    }
}
