/// When offers are made: fixed before the first one, and not put off when the server is slow.
///
/// That is what makes it an open loop. People in a hall do not wait for each other, and a generator that waits for an
/// answer before it goes on leaves out just those moments in which waiting was long.
struct Schedule {
    /// Nanoseconds from the beginning, in order.
    let offers: [Nanoseconds]

    static func steady(perSecond rate: Int, seconds: Int) -> Schedule {
        Schedule(offers: (0..<rate * seconds).map { Nanoseconds($0) * 1_000_000_000 / Nanoseconds(rate) })
    }

    /// All at one instant.
    static func burst(_ count: Int) -> Schedule {
        Schedule(offers: Array(repeating: 0, count: count))
    }

    static func spread(_ count: Int, over seconds: Int) -> Schedule {
        let span = Nanoseconds(seconds) * 1_000_000_000
        return Schedule(offers: (0..<count).map { Nanoseconds($0) * span / Nanoseconds(count) })
    }
}
