import Live
import Marketplace

/// The clocks of a run: one that never jumps, and the one on the wall.
final class SimulatedClock: @unchecked Sendable {  // confined to the thread of its run
    /// Milliseconds on the clock that never jumps.
    private(set) var now: Int64 = 1_000_000
    /// By how much the clock on the wall was set wrong, or right again.
    private var jumped: Int64 = 0

    /// What the clock on the wall says.
    var moment: Moment { Moment(milliseconds: 1_553_175_000_000 + now + jumped) }

    func pass(_ milliseconds: Int64) { now += milliseconds }

    /// Somebody sets the clock on the wall.
    func jump(_ milliseconds: Int64) { jumped += milliseconds }
}

/// What a program does later.
final class SimulatedAlarms: Timepiece, @unchecked Sendable {  // confined to the thread of its run
    private let clock: SimulatedClock
    private var alarms: [(at: Int64, work: @Sendable () -> Void)] = []

    init(_ clock: SimulatedClock) {
        self.clock = clock
    }

    /// When the next one is due; nil when there is none.
    var next: Int64? { alarms.lazy.map(\.at).min() }

    func now() -> Int64 { clock.now }

    func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
        alarms.append((clock.now + milliseconds, work))
    }

    /// Does what is due first.
    func ring() {
        guard let next, let index = alarms.firstIndex(where: { $0.at == next }) else { return }
        alarms.remove(at: index).work()
    }

    func removeAll() { alarms = [] }
}
