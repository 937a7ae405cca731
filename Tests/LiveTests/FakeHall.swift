import Live
import LiveProtocol
import NIOCore
import Synchronization

/// A lane whose work is done when the test says so, and takes a millisecond from one look at the clock to the next.
final class FakeLane: Lane {
    private let waiting = Mutex<[@Sendable () -> Void]>([])
    private let later = Mutex<[@Sendable () -> Void]>([])
    private let clock = Mutex<UInt64>(0)

    var nanoseconds: UInt64 {
        doesOtherThings(for: 1)
        return clock.withLock { $0 }
    }

    func doesOtherThings(for milliseconds: UInt64) {
        clock.withLock { $0 += milliseconds * 1_000_000 }
    }

    func run(_ work: @escaping @Sendable () -> Void) {
        waiting.withLock { $0.append(work) }
    }

    func runAfterReading(_ work: @escaping @Sendable () -> Void) { run(work) }

    /// Until a test says that the time has come.
    func run(after nanoseconds: UInt64, _ work: @escaping @Sendable () -> Void) {
        later.withLock { $0.append(work) }
    }

    /// Now is when what was to be done later is done.
    func timeComes() {
        for work in later.withLock({ work in
            defer { work = [] }
            return work
        }) { run(work) }
    }

    /// Does what waits now, and nothing that is added meanwhile.
    func workOnce() {
        for work in waiting.withLock({ work in
            defer { work = [] }
            return work
        }) { work() }
    }

    func work() {
        while case let batch = waiting.withLock({ work in
            defer { work = [] }; return work
        }), !batch.isEmpty {
            for work in batch { work() }
        }
    }
}

/// Time that passes when the test says so.
final class FakeTime: Timepiece {
    private let state = Mutex<(now: Int64, alarms: [(at: Int64, work: @Sendable () -> Void)])>((0, []))

    func now() -> Int64 { state.withLock { $0.now } }

    func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
        state.withLock { $0.alarms.append(($0.now + milliseconds, work)) }
    }

    func pass(_ milliseconds: Int64) {
        let due = state.withLock { state in
            state.now += milliseconds
            let due = state.alarms.filter { $0.at <= state.now }
            state.alarms.removeAll { $0.at <= state.now }
            return due
        }
        for alarm in due { alarm.work() }
    }
}

/// A phone that keeps what it received.
final class FakePhone: Receiver {
    var isReady = true
    var wasCut = false
    private(set) var received: [String] = []

    func receive(_ packet: Packet) { received.append(String(buffer: packet.json)) }
    func cut() { wasCut = true }
}

/// A room with two lanes, and how often something was framed in it.
final class FakeHall: Sendable {
    let time = FakeTime()
    let lanes = [FakeLane(), FakeLane()]
    let room: Room
    let frames = FrameCount()

    final class FrameCount: Sendable {
        let count = Atomic<Int>(0)
        var value: Int { count.load(ordering: .relaxed) }
    }

    init(seq: Int = 0, events: [String] = [], interval: Int64 = Room.usualInterval) {
        let frames = frames
        room = Room(
            lanes: lanes,
            time: time,
            start: Room.Start(
                seq: seq, state: HallState(conference: .unfounded), events: events.map { Array($0.utf8) }),
            interval: interval,
            framing: { text in
                frames.count.add(1, ordering: .relaxed)
                return text
            },
            snapshot: { Array("snapshot at \($0.seq)".utf8) }
        )
    }

    func publish(_ numbers: ClosedRange<Int>) {
        room.publish(numbers.map { ($0, Array("e\($0)".utf8)) }, state: HallState(conference: .unfounded))
    }

    func work() { for lane in lanes { lane.work() } }

    /// Lets a phone in on a lane.
    func enter(_ phone: FakePhone, lane: Int = 0, after seq: Int? = nil) -> Member {
        shard(lane).enter(phone, after: seq) { arrival in
            switch arrival {
            case .missed(let events, let seq):
                Array("missed \(events.map { String(decoding: $0, as: UTF8.self) }) up to \(seq)".utf8)
            case .state(_, let seq): Array("state at \(seq)".utf8)
            }
        }
    }

    func shard(_ lane: Int) -> Shard { room.shard(on: lanes[lane])! }
}
