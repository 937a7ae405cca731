import Dispatch
import Hall
import Live
import LiveProtocol
import Logging
import Marketplace
import NIOCore
import OpenSSL
import Storage
import Synchronization
import TestSupport

/// A lane of one thread.
final class ThreadLane: Lane {
    private let queue = DispatchQueue(label: "lane")

    func run(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
    func runAfterReading(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
    func run(after nanoseconds: UInt64, _ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

    var nanoseconds: UInt64 { DispatchTime.now().uptimeNanoseconds }

    /// Does something on the lane, after all work given to it before.
    func sync<Value>(_ body: () -> Value) -> Value { queue.sync(execute: body) }
}

/// Time that stands still; what should happen later happens at once.
struct NoTime: Timepiece {
    let clock: TestClock
    func now() -> Int64 { clock.steady }
    func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) { work() }
}

/// A clock that a test sets.
final class TestClock: Sendable {
    private let moment = Mutex(Moment.t(0))
    private let passed = Mutex(Int64(0))
    var now: Moment { moment.withLock { $0 } }
    /// Milliseconds on a clock that nobody sets.
    var steady: Int64 { passed.withLock { $0 } }

    /// Lets time pass until a moment.
    func pass(to moment: Moment) {
        let before = now
        set(moment)
        passed.withLock { $0 += max(0, moment.milliseconds - before.milliseconds) }
    }

    /// Sets the clock on the wall, which makes no time pass.
    func set(_ moment: Moment) { self.moment.withLock { $0 = moment } }
}

/// A house over a journal in memory, running.
struct TestHouse {
    let journal: FakeJournal
    let house: House
    let clock = TestClock()
    let lane = ThreadLane()

    /// The key of every house in these tests.
    static let key = SigningKey.generate()

    init(
        _ journal: FakeJournal = FakeJournal(),
        key: SigningKey = Self.key,
        former: SigningKey? = nil,
        acceptsRollback: Bool = false
    ) async throws {
        self.journal = journal
        let clock = clock
        house = try await House(
            archive: Archive(
                journal: journal,
                notary: Notary(key: key, former: former, host: "wiebiedt.example"),
                marks: journal
            ),
            access: journal,
            catalogue: Catalogue(kinds: [], themes: [], sectors: [], regions: []),
            clock: { clock.now },
            lanes: [lane],
            time: NoTime(clock: clock),
            framing: { $0 },
            acceptsRollback: acceptsRollback,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Runs the house for as long as the body takes.
    func run<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        async let running: Void = house.run()
        defer { house.close() }
        let value = try await body()
        house.close()
        try await running
        return value
    }

    /// Founds a conference with an open pitch, Mo who opened it, and as many employers as asked for.
    func conference(employers: Int = 2) async throws -> (OpenConference, mo: Actor, employers: [Actor]) {
        let open = try await house.found(.sample())
        let mo = Actor.person(
            try await house.invite(.moderator, .init(name: "Mo", organisation: ""), to: open).person.id)
        var people: [Actor] = []
        for index in 0..<employers {
            let words = Person.Words(name: "Werkgever \(index)", organisation: "BV \(index)")
            people.append(.person(try await house.invite(.employer, words, to: open).person.id))
        }
        for (id, command) in [
            ("put", Command.putPitch(nil, .sample(), owner: nil)), ("stage", .stagePitch(.p1, expect: nil)),
            ("open", .openOffers(.p1, closesInSeconds: nil, expect: nil)),
        ] {
            _ = await open.submit(command, id: id, by: id == "put" ? .house : mo)
        }
        return (open, mo, people)
    }
}

/// What somebody in the hall hears.
final class Listener: Receiver {
    var isReady: Bool { true }
    private(set) var heard: [String] = []

    func receive(_ packet: Packet) { heard.append(String(buffer: packet.json)) }
    func cut() {}
}
