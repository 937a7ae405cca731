import Testing

@testable import Live

/// Delivering makes way for people who wait for an answer.
struct CourtesyTests {
    let hall = FakeHall()
    let phones = (0..<Shard.slice * 12).map { _ in FakePhone() }

    /// How many have the first frame.
    private var served: Int { phones.count { phone in phone.received.contains { $0.contains("events") } } }

    private func publish() {
        for phone in phones { _ = hall.enter(phone) }
        hall.publish(1...1)
        hall.work()
    }

    @Test func `the hall waits while somebody waits for an answer, and goes on with that`() {
        hall.shard(0).asked()
        hall.shard(0).asked()
        publish()
        #expect(served == 0)

        hall.shard(0).answered()
        hall.work()
        #expect(served == 0, "one still waits")

        hall.shard(0).answered()
        hall.work()
        #expect(served == phones.count)
    }

    @Test func `where many wait nobody rests`() {
        for _ in 0...Courtesy.few { hall.shard(0).asked() }
        publish()

        #expect(served == phones.count)
    }

    @Test func `who waits on another lane is no reason to wait here`() {
        hall.shard(1).asked()
        publish()

        #expect(served == phones.count)
    }

    @Test func `an answer that takes long holds the hall up for a moment, again and again`() {
        hall.shard(0).asked()
        publish()
        #expect(served == 0)

        var steps: [Int] = []
        while served < phones.count, steps.count < phones.count {
            let before = served
            hall.lanes[0].timeComes()
            hall.work()
            steps.append(served - before)
        }
        #expect(served == phones.count)
        // A look at the clock of this lane takes a millisecond, so the four between two rests are over after a slice.
        #expect(steps.count > 1 && steps.allSatisfy { $0 >= Shard.slice }, "\(steps)")
    }

    @Test func `a rest that was cut short does not end the next one`() {
        var courtesy = Courtesy()
        courtesy.asked()
        let first = courtesy.begin(at: 0)!
        let wasCutShort = courtesy.answered(at: 1)
        courtesy.asked()
        let later = 1 + 2 * Courtesy.longest
        let tooSoon = courtesy.begin(at: later - 1)
        let second = courtesy.begin(at: later)!
        // The alarm of the first goes off in the middle of the second.
        let endedByFirst = courtesy.end(first, at: later)
        let ended = courtesy.end(second, at: later + 1)
        let endedAgain = courtesy.end(second, at: later + 2)

        #expect(wasCutShort)
        #expect(tooSoon == nil)
        #expect(!endedByFirst)
        #expect(ended && !endedAgain)
    }

    @Test func `nobody rests for nobody`() {
        var courtesy = Courtesy()
        let before = courtesy.begin(at: 0)
        courtesy.asked()
        let ended = courtesy.answered(at: 0)
        let after = courtesy.begin(at: 0)

        #expect(before == nil && after == nil)
        #expect(!ended, "there was no rest that could end")
    }
}
