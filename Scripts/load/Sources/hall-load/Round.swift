/// One schedule of offers, and what came of it so far.
struct Round {
    let schedule: Schedule
    var began: Nanoseconds = 0
    private(set) var arrivals: Arrivals
    /// How long after its instant each offer left this machine, in microseconds: the client's own delay.
    private(set) var delays: [Int] = []
    /// From the instant of each offer to its answer, in microseconds.
    private(set) var answers: [Int] = []
    private(set) var refused: [String: Int] = [:]
    /// Frames with events, over all phones.
    private(set) var frames = 0
    /// How many times a phone fell behind and got the state instead of events.
    private(set) var replaced = 0
    private var offers: [String: Int]
    /// When the event of a place was to be asked for.
    private var due: [Int: Nanoseconds] = [:]

    init(_ schedule: Schedule, ids: [String], phones: Int, after seq: Int) {
        self.schedule = schedule
        offers = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        arrivals = Arrivals(after: seq, events: ids.count, phones: phones)
    }

    var isComplete: Bool { offers.isEmpty && arrivals.isComplete }
    /// Offers that nobody answered.
    var unanswered: Int { offers.count }

    mutating func sent(after delay: Nanoseconds) {
        delays.append(Int(delay / 1000))
    }

    mutating func hear(_ frame: ServerFrame, _ phone: Phone, _ now: Nanoseconds) {
        switch frame {
        case .events(let seqs):
            frames += 1
            for seq in seqs {
                let before = phone.seq ?? 0
                arrivals.note(seq, at: phone.number, after: before, now - began)
                phone.seq = max(before, seq)
            }
        case .place(let seq):
            replaced += 1
            phone.seq = seq
        case .recorded(let id, let seq):
            guard let offer = offers.removeValue(forKey: id) else { return }
            due[seq] = schedule.offers[offer]
            answers.append(Int((now - began - schedule.offers[offer]) / 1000))
        case .refused(let id, let code):
            refused[code, default: 0] += 1
            if let id { offers[id] = nil }
        case .other:
            break
        }
    }

    /// How long deliveries took, in microseconds.
    func latencies() -> (each: [Int], everyone: [Int]) {
        arrivals.latencies { due[$0] }
    }
}
