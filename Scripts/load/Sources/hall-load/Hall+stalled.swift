extension Hall {
    /// What the system keeps for a phone that reads no more: the least there is, so that the server feels it soon.
    private static let smallBuffer: Int32 = 4096

    /// Makes offers at a rate, first with all phones reading, then with a share of them that read nothing.
    ///
    /// The same phones are left out of the figures both times.
    func stalled(percent: Int, rate: Int, seconds: Int) throws -> StalledReport {
        let chosen = everyNth(max(1, phones.count * percent / 100))
        guard chosen.count < phones.count else { throw Failure("stalled:\(percent) leaves nobody") }
        let schedule = Schedule.steady(perSecond: rate, seconds: seconds)
        for number in chosen { phones[number].isApart = true }
        let without = try watched("without", schedule)

        try callAnew(chosen, receiveBuffer: Self.smallBuffer)
        for number in chosen {
            phones[number].isApart = true
            board.neglect(phones[number])
        }
        let with = try watched("with", schedule)

        try callAnew(chosen, receiveBuffer: nil)
        let more = max(0, with.grownBytes - without.grownBytes)
        return StalledReport(
            stalled: chosen.count,
            bytesPerStalledPhone: Double(more) / Double(chosen.count),
            without: without.report,
            with: with.report
        )
    }

    private func callAnew(_ chosen: [Int], receiveBuffer: Int32?) throws {
        for number in chosen {
            phones[number].willBeCut()
            board.hangUp(phones[number])
            phones[number] = try call(number: number, receiveBuffer: receiveBuffer)
        }
        try board.run(until: nanoseconds() + patience) { chosen.allSatisfy { phones[$0].isWelcomed } }
        guard chosen.allSatisfy({ phones[$0].isWelcomed }) else { throw Failure("phones cannot come back") }
        try board.run(until: nanoseconds() + settling)
    }

    /// Makes offers, and looks how much larger the server ever is than in the beginning.
    private func watched(_ name: String, _ schedule: Schedule) throws -> (report: LoadReport, grownBytes: Int) {
        let tally = try begin(offers: schedule.offers.count)
        let meter = try Meter(server)
        let bytes = try server.memory()
        var (most, looked) = (bytes, meter.began)
        try offer(schedule, tally, from: meter.began) {
            if nanoseconds() - looked > 100_000_000 {
                looked = nanoseconds()
                most = max(most, try server.memory())
            }
            return false
        }
        let usage = try meter.read()
        return (LoadReport(name, tally, lost: end(tally), usage), most - bytes)
    }
}
