/// How often something may be done: so many a minute for ever, and so many at once after a quiet time.
///
/// The generic cell rate algorithm (ITU-T I.371): one moment says all there is to know. What is refused does not count,
/// so whoever waits as long as they are told gets through.
struct Rate: Hashable, Sendable {
    private let interval: Int64
    private let slack: Int64

    /// A rate of at least one a minute and at least one at once.
    init(perMinute: Int, atOnce: Int) {
        interval = 60_000_000_000 / Int64(perMinute)
        slack = interval * Int64(atOnce)
    }

    /// Counts one more at a moment in nanoseconds; or gives the whole seconds to wait, when that is too fast.
    ///
    /// - Parameter due: when everything so far would have been done at exactly the rate.
    func take(_ due: inout Int64, at now: Int64) -> Int? {
        if let wait = wait(due, at: now) { return wait }
        due = max(due, now) + interval
        return nil
    }

    /// The whole seconds to wait before one more; nil when it may be now.
    func wait(_ due: Int64, at now: Int64) -> Int? {
        let early = max(due, now) + interval - now - slack
        return early > 0 ? Int((early + 999_999_999) / 1_000_000_000) : nil
    }
}

/// How fast each of many has been, in bounded memory.
struct RateBook<Key: Hashable & Sendable>: Sendable {
    private let capacity: Int
    private(set) var dues: [Key: Int64] = [:]

    /// - Parameter capacity: how many are remembered at a time.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Counts one more of somebody; or gives the whole seconds to wait, when that is too fast.
    mutating func take(_ key: Key, _ rate: Rate, at now: Int64) -> Int? {
        if dues.count >= capacity, dues[key] == nil { makeRoom(at: now) }
        return rate.take(&dues[key, default: now], at: now)
    }

    /// The whole seconds to wait before one more of somebody; nil when it may be now.
    func wait(_ key: Key, _ rate: Rate, at now: Int64) -> Int? {
        dues[key].flatMap { rate.wait($0, at: now) }
    }

    /// Forgets who was quiet, which changes nothing for them; when that is not half of them, everybody.
    private mutating func makeRoom(at now: Int64) {
        dues = dues.filter { $0.value > now }
        if dues.count > capacity / 2 { dues = [:] }
    }
}
