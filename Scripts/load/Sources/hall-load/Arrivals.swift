/// When each event reached each phone.
struct Arrivals {
    /// The place of the first event.
    let first: Int
    let events: Int
    let phones: Int
    /// Whether every phone has every event.
    var isComplete: Bool { missing == 0 }
    /// How many times a phone still lacks an event.
    private(set) var missing: Int
    private(set) var duplicated = 0
    private(set) var disordered = 0
    /// Events that nobody asked for.
    private(set) var foreign = 0
    /// Microseconds from the beginning, and one, or 0 for not yet: a row an event, a column a phone.
    private var arrived: [UInt32]

    init(after seq: Int, events: Int, phones: Int) {
        first = seq + 1
        self.events = events
        self.phones = phones
        missing = events * phones
        arrived = Array(repeating: 0, count: missing)
    }

    /// Notes that an event reached a phone whose last event was `before`.
    mutating func note(_ seq: Int, at phone: Int, after before: Int, _ time: Nanoseconds) {
        guard first..<first + events ~= seq else { return foreign += 1 }
        let index = (seq - first) * phones + phone
        guard arrived[index] == 0 else { return duplicated += 1 }
        if seq < before { disordered += 1 }
        arrived[index] = UInt32(max(0, time / 1000)) + 1
        missing -= 1
    }

    /// How long each delivery took, in microseconds, and how long until the last phone had each event.
    ///
    /// - Parameter due: when the event of that place was to be asked for; nil when nobody knows.
    func latencies(due: (Int) -> Nanoseconds?) -> (each: [Int], everyone: [Int]) {
        var each: [Int] = []
        var everyone: [Int] = []
        each.reserveCapacity(arrived.count - missing)
        for event in 0..<events {
            guard let due = due(first + event) else { continue }
            var last = 0
            for time in arrived[event * phones..<(event + 1) * phones] where time > 0 {
                let latency = max(0, Int(time) - 1 - Int(due / 1000))
                each.append(latency)
                last = max(last, latency)
            }
            everyone.append(last)
        }
        return (each, everyone)
    }
}
