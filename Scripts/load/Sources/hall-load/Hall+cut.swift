extension Hall {
    /// How many deliveries a second go on meanwhile: what a busy hall has, and far from what any server can.
    private static let background = 20_000
    /// How long the others are watched, at least, before and after the cut.
    private static let watched = 5

    /// Cuts lines, all at one instant, has all of them come back, and looks what the others feel of it.
    func cut(_ count: Int) throws -> CutReport {
        guard count < phones.count else { throw Failure("cut:\(count) leaves nobody of \(phones.count) phones") }
        let chosen = everyNth(count)
        for number in chosen { phones[number].isApart = true }
        let rate = min(50, max(1, Self.background / phones.count))
        let before = try load("before", .steady(perSecond: rate, seconds: Self.watched))

        // Longer than anybody may take; it ends when all are back.
        let schedule = Schedule.steady(perSecond: rate, seconds: Int(patience / 1_000_000_000) + Self.watched)
        let tally = try begin(offers: schedule.offers.count)
        let meter = try Meter(server)
        let homecoming = Homecoming(self, chosen, began: meter.began)
        try homecoming.cut()
        let least = meter.began + Nanoseconds(Self.watched) * 1_000_000_000
        // Nobody makes an offer before all lines are cut: it would be late through no fault of the server's.
        try offer(schedule, tally, from: nanoseconds()) {
            try homecoming.callSome()
            return homecoming.isComplete && nanoseconds() >= least
        }
        try board.run(until: nanoseconds() + patience) { chosen.allSatisfy { phones[$0].standing.next > tally.last } }
        let usage = try meter.read()
        let events = tally.first..<tally.last + 1
        let lost = chosen.reduce(homecoming.lost) { $0 + phones[$1].standing.missing(of: events) }
        let meanwhile = LoadReport("meanwhile", tally, lost: end(tally), usage)
        for number in chosen { phones[number].isApart = false }
        hearing.didWelcome = { _, _, _ in }
        return CutReport(homecoming, cut: count, lost: lost, before: before, meanwhile: meanwhile)
    }

    /// So many phones, spread over all.
    func everyNth(_ count: Int) -> [Int] {
        (0..<count).map { $0 * phones.count / count }
    }
}
