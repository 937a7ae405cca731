/// What came of the offers of one work so far.
///
/// When an event was due is known from the answer to its offer, and some phones have the event before that answer is
/// read. So deliveries are noted as they come, as runs of places, and settled in order once the answers are there.
final class Tally {
    /// The place of the first event.
    let first: Int
    /// How many phones are followed.
    let phones: Int

    private(set) var recorded = Histogram()
    private(set) var delivery = Histogram()
    /// How long after its instant each offer left this machine: the client's own delay.
    private(set) var late = Histogram()
    private(set) var refused: [String: Int] = [:]
    private(set) var duplicated = 0
    private(set) var disordered = 0
    /// Frames that must not be, and answers that nobody waits for.
    private(set) var wrong = 0
    /// Events that nobody asked for.
    private(set) var foreign = 0
    /// How many times a phone fell behind and got the state instead of events.
    private(set) var replaced = 0
    private(set) var closed = 0
    /// Frames with events, over all phones.
    private(set) var frames = 0
    /// Events that a phone did not have before, over all phones.
    private(set) var delivered = 0
    /// When the last delivery was.
    private(set) var lastDelivery: Nanoseconds = 0

    /// By offer, in the order in which they were sent; ``answered`` once they were.
    private var offers: [Nanoseconds] = []
    private static let answered = Nanoseconds.min
    private let firstNumber: UInt64
    private(set) var unanswered = 0

    /// By event from ``first`` on: when it was due; ``unknown`` as long as nobody knows.
    private var due: [Nanoseconds]
    private static let unknown = Nanoseconds.max
    /// How many events from the first on have a known instant.
    private var knownCount = 0
    /// By event: when the latest phone got it; 0 for none yet.
    private var latest: [Nanoseconds]
    /// How many events from the first on there are, as far as anybody said.
    private(set) var eventCount = 0
    /// What was delivered and is not settled yet.
    private var runs: [(events: Range<Int>, at: Nanoseconds)] = []
    private var settledRuns = 0

    /// - Parameters:
    ///   - seq: the last event before.
    ///   - number: the number of the last command before.
    ///   - offers: how many offers there will be at most.
    init(after seq: Int, number: UInt64, offers: Int, phones: Int) {
        first = seq + 1
        firstNumber = number + 1
        self.phones = phones
        // A few more, for events that others ask for.
        due = Array(repeating: Self.unknown, count: offers + 1024)
        latest = Array(repeating: 0, count: offers + 1024)
    }

    /// The last event that there is, as far as anybody said.
    var last: Int { first + eventCount - 1 }
    /// When the latest offer was due.
    private(set) var lastDue: Nanoseconds = 0
    /// Whether all offers were answered, and all phones have all events.
    var isComplete: Bool { unanswered == 0 && delivered >= eventCount * phones }

    // MARK: Offers

    func sent(due instant: Nanoseconds, at now: Nanoseconds) {
        offers.append(instant)
        unanswered += 1
        lastDue = max(lastDue, instant)
        late.add(now - instant)
    }

    /// Notes that the event of the latest offer is this one, for a server that does not answer.
    func sentEvent(_ seq: Int) {
        unanswered -= 1
        know(seq, due: offers[offers.count - 1])
    }

    func recorded(_ id: CommandID, seq: Int, at now: Nanoseconds) {
        guard let instant = answer(id) else { return wrong += 1 }
        recorded.add(now - instant)
        know(seq, due: instant)
    }

    func refused(_ id: CommandID?, code: String) {
        guard let id, answer(id) != nil else { return wrong += 1 }
        refused[code, default: 0] += 1
    }

    private func answer(_ id: CommandID) -> Nanoseconds? {
        guard id.number >= firstNumber, case let index = Int(id.number - firstNumber), index < offers.count,
            offers[index] != Self.answered
        else { return nil }
        defer { offers[index] = Self.answered }
        unanswered -= 1
        return offers[index]
    }

    private func know(_ seq: Int, due instant: Nanoseconds) {
        guard due.indices.contains(seq - first), due[seq - first] == Self.unknown else { return wrong += 1 }
        due[seq - first] = instant
        eventCount = max(eventCount, seq - first + 1)
        while knownCount < eventCount, due[knownCount] != Self.unknown { knownCount += 1 }
    }

    // MARK: Events

    /// Notes that a phone got events that it did not have.
    func heard(_ events: Range<Int>, at now: Nanoseconds) {
        let ours = events.clamped(to: first..<first + due.count)
        foreign += events.count - ours.count
        guard !ours.isEmpty else { return }
        delivered += ours.count
        eventCount = max(eventCount, ours.upperBound - first)
        lastDelivery = now
        runs.append((ours, now))
    }

    func heardFrames(_ count: Int) { frames += count }
    func heardAgain() { duplicated += 1 }
    func heardLate() { disordered += 1 }
    func heardWrong() { wrong += 1 }
    func heardState() { replaced += 1 }
    func ended() { closed += 1 }

    /// Counts the latencies of what was delivered and can be counted.
    ///
    /// - Parameter all: whether those that follow an event of unknown instant are counted as well, because there will
    ///   be no answer any more.
    func settle(all: Bool = false) {
        while settledRuns < runs.count {
            let run = runs[settledRuns]
            let from = run.events.lowerBound - first
            if run.events.upperBound - first <= knownCount {
                settle(from..<from + run.events.count, run.at)
            } else if all {
                for index in from..<from + run.events.count where due[index] != Self.unknown {
                    settle(index..<index + 1, run.at)
                }
            } else {
                break
            }
            settledRuns += 1
        }
        if settledRuns == runs.count || settledRuns > 1 << 16 {
            runs.removeFirst(settledRuns)
            settledRuns = 0
        }
    }

    private func settle(_ indices: Range<Int>, _ now: Nanoseconds) {
        due.withUnsafeBufferPointer { due in
            delivery.add(from: UnsafeBufferPointer(rebasing: due[indices]), until: now)
        }
        latest.withUnsafeMutableBufferPointer { latest in
            for index in indices { latest[index] = now }
        }
    }

    // MARK: The end

    /// How long it took until the last phone had each event.
    var everyone: Histogram {
        var everyone = Histogram()
        for index in 0..<eventCount where due[index] != Self.unknown && latest[index] > 0 {
            everyone.add(latest[index] - due[index])
        }
        return everyone
    }

    /// Events in between that nobody asked for, or whose offers were never answered.
    var unclaimed: Int { due[..<eventCount].count { $0 == Self.unknown } }
}
