extension Hall {
    private static let pause: Nanoseconds = 10_000_000

    /// Makes offers by a schedule, each from another phone, and follows each of them to every phone.
    ///
    /// - Parameter isOver: asked a hundred times a second at least, whether no more are to be made.
    func offer(
        _ schedule: Schedule, _ tally: Tally, from began: Nanoseconds, unless isOver: () throws -> Bool = { false }
    ) throws {
        let offers = schedule.offers
        var next = 0
        while next < offers.count || !tally.isComplete, nanoseconds() < max(began, tally.lastDue) + patience {
            // Between two offers that are due now, nobody is heard: they are to be made at one instant.
            while next < offers.count, case let due = began + offers[next], due <= nanoseconds() {
                try offer(due: due, tally)
                next += 1
            }
            // A round number, since setting an alarm anew has its price as well.
            let look = (nanoseconds() / Self.pause + 1) * Self.pause
            try board.turn(until: next < offers.count ? min(began + offers[next], look) : look)
            tally.settle()
            if try isOver() { next = offers.count }
        }
    }

    /// Makes the offer that is due, from the phone whose turn it is.
    func offer(due: Nanoseconds, _ tally: Tally) throws {
        if answers {
            let frame = words.nextOffer()
            tally.sent(due: due, at: nanoseconds())
            speaker(Int(words.lastNumber)).send(frame)
        } else {
            // All from one phone: what is said on two lines at once has no order.
            let seq = tally.last + 1
            tally.sent(due: due, at: nanoseconds())
            tally.sentEvent(seq)
            phones[0].send(Frames.masked(Frames.text, Array(Words.events(seq..<seq + 1).utf8)))
        }
    }

    /// The phone that makes an offer; those apart only listen, and some not even that.
    private func speaker(_ turn: Int) -> Phone {
        let phone = phones[turn % phones.count]
        guard phone.isApart || phone.stage != .open else { return phone }
        return phones[(turn % phones.count)...].first { !$0.isApart && $0.stage == .open }
            ?? phones.first { !$0.isApart && $0.stage == .open } ?? phone
    }

    /// Makes offers by a schedule, and reports what came of them.
    func load(_ work: String, _ schedule: Schedule) throws -> LoadReport {
        let tally = try begin(offers: schedule.offers.count)
        let meter = try Meter(server)
        try offer(schedule, tally, from: meter.began)
        let usage = try meter.read()
        return LoadReport(work, tally, lost: end(tally), usage)
    }

    /// Makes one offer at a time, each once all is quiet since the last one.
    func one(times: Int) throws -> LoadReport {
        // Twice as long as the longest that our server waits for more to join.
        let quiet: Nanoseconds = 1_000_000_000
        let tally = try begin(offers: times)
        let meter = try Meter(server)
        for _ in 0..<times {
            try board.run(until: nanoseconds() + quiet)
            try offer(.burst(1), tally, from: nanoseconds())
        }
        let usage = try meter.read()
        return LoadReport("one", tally, lost: end(tally), usage)
    }
}
