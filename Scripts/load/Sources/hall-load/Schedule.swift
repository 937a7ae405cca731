/// When offers are made: fixed before the first one, and not put off when the server is slow.
///
/// That is what makes it an open loop. People in a hall do not wait for each other, and a generator that waits for an
/// answer before it goes on leaves out just those moments in which waiting was long.
struct Schedule {
    let name: String
    /// Nanoseconds from the beginning, in order.
    let offers: [Nanoseconds]

    static func steady(perSecond rate: Int, seconds: Int) -> Schedule {
        let offers = (0..<rate * seconds).map { Nanoseconds($0) * 1_000_000_000 / Nanoseconds(rate) }
        return Schedule(name: "\(rate) offers/s for \(seconds) s", offers: offers)
    }

    static func burst(_ count: Int) -> Schedule {
        Schedule(name: "\(count) offers at one instant", offers: Array(repeating: 0, count: count))
    }
}
