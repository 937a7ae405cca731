import Live

/// An event loop of a simulated program: its work waits until somebody says that it goes on.
final class SimulatedLane: Lane, @unchecked Sendable {  // confined to the thread of its run
    private var waiting: [@Sendable () -> Void] = []
    private var isCut = false
    private var looks: UInt64 = 0

    var isEmpty: Bool { waiting.isEmpty }

    func run(_ work: @escaping @Sendable () -> Void) {
        if !isCut { waiting.append(work) }
    }

    /// Also last: what people sent meanwhile is read between any two pieces of work.
    func runAfterReading(_ work: @escaping @Sendable () -> Void) { run(work) }

    /// Also last: whatever else waits may come before.
    func run(after nanoseconds: UInt64, _ work: @escaping @Sendable () -> Void) { run(work) }

    /// A millisecond a look, so that what is much is cut into pieces as on a machine.
    var nanoseconds: UInt64 {
        looks += 1
        return looks * 1_000_000
    }

    /// Does the oldest piece of work.
    func step() {
        waiting.removeFirst()()
    }

    /// The program is gone, and what it would have done with it.
    func cut() {
        isCut = true
        waiting = []
    }
}
