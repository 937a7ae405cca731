extension Hall {
    /// Deliveries may take so long, nearly all of them.
    private static let bearable = 100.0
    /// What is behind by so much will not catch up.
    private static let hopeless: Nanoseconds = 1_000_000_000
    /// A finer answer than this would be noise.
    private static let precision = 1.1
    private static let triesMaximum = 2

    /// Looks for the highest rate that the server keeps up with: twice as fast until it does not, then in between.
    func most(seconds: Int) throws -> MostReport {
        var (best, worst): (MostReport.Step?, MostReport.Step?)
        var steps: [MostReport.Step] = []
        // About a tenth to a quarter of what a bare loop of send() does.
        var rate = max(1, 50_000 / phones.count)
        while true {
            var step: MostReport.Step
            var tries = 0
            repeat {
                let report = try attempt(rate: rate, seconds: seconds)
                step = MostReport.Step(rate: rate, report: report, bearable: Self.bearable)
                steps.append(step)
                tries += 1
                // Once more: it may have been other work on the machine, and what is said here is said of the server.
            } while !step.isSustained && tries < Self.triesMaximum
            if step.isSustained { best = step } else { worst = step }
            switch (best?.rate, worst?.rate) {
            case (let low?, nil): rate = low * 2
            case (nil, let high?) where high > 1: rate = high / 2
            case (let low?, let high?) where high > low + 1 && Double(high) / Double(low) > Self.precision:
                rate = max(low + 1, min(high - 1, Int((Double(low) * Double(high)).squareRoot())))
            default: return MostReport(phones: phones.count, best: best, worst: worst, steps: steps)
            }
        }
    }

    private func attempt(rate: Int, seconds: Int) throws -> LoadReport {
        let schedule = Schedule.steady(perSecond: rate, seconds: seconds)
        let tally = try begin(offers: schedule.offers.count)
        let meter = try Meter(server)
        try offer(schedule, tally, from: meter.began) {
            let done = tally.delivered / tally.phones
            return done < schedule.offers.count
                && nanoseconds() - meter.began - schedule.offers[done] > Self.hopeless
        }
        let usage = try meter.read()
        let report = LoadReport("step", tally, lost: end(tally), usage)
        if !tally.isComplete { try waitForQuiet() }
        return report
    }

    /// Lets a server that fell far behind finish, so that the next step does not pay for this one.
    private func waitForQuiet() throws {
        var before = -1
        while case let now = phones.reduce(0, { $0 + $1.standing.next }), now != before {
            before = now
            try board.run(until: nanoseconds() + Self.hopeless)
        }
    }
}
