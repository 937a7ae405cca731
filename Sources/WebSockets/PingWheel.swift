import NIOCore

/// What the connections of one event loop wait for together, a few times a second.
///
/// An alarm of its own for each costs a place in NIO's heap of scheduled tasks, and to take one out of ten thousand
/// moves a dozen others: more work than the Ping that it was for. Here whoever waits for the same instant stands in one
/// list, and each list is one task.
public final class PingWheel: @unchecked Sendable {  // confined to its loop
    /// From one instant to the next.
    static let interval: UInt64 = 250_000_000

    /// Who waits, by instant.
    private var waiting: [UInt64: [Seat]] = [:]

    /// Where a connection sits, until it ends; then the empty seat stays on the wheel until its time has come.
    final class Seat {
        var handler: WebSocketHandler?
    }

    /// A wheel for the connections of one event loop.
    public init() {}

    /// The last instant that is no later than a moment.
    static func instant(before moment: NIODeadline) -> UInt64 { moment.uptimeNanoseconds / interval }

    /// The first instant that is no earlier than a moment.
    static func instant(after moment: NIODeadline) -> UInt64 { (moment.uptimeNanoseconds + interval - 1) / interval }

    /// Tells who sits there when an instant has come, even when they have asked for another one since.
    func wake(_ seat: Seat, at instant: UInt64, on loop: any EventLoop) {
        let isFirst = waiting[instant] == nil
        waiting[instant, default: []].append(seat)
        guard isFirst else { return }
        _ = Alarm(at: .uptimeNanoseconds(instant * Self.interval), on: loop) {
            for seat in self.waiting.removeValue(forKey: instant) ?? [] { seat.handler?.wake(at: instant) }
        }
    }
}
