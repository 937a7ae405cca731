import LiveProtocol
import Marketplace
import TestSupport
import Testing

@testable import Crowd

/// What a made-up employer does with what it hears.
struct BidderStateTests {
    /// A bidder who has heard the welcome, and what it does in a round of twenty seconds.
    private func round(seed: UInt64, _ hall: inout TestHall) -> (BidderState, [BidderState.Act]) {
        var bidder = BidderState.sample(seed: seed)
        _ = bidder.hear(hall.welcome, at: 0)
        _ = bidder.hear(hall.opens(), at: 1_000)
        let acts = bidder.run(until: 21_000)
        return (bidder, acts)
    }

    @Test func `nobody offers before a round opens`() {
        var bidder = BidderState.sample(seed: 1)

        #expect(bidder.hear(TestHall().welcome, at: 0) == [])
        #expect(bidder.nextDue == nil)
    }

    @Test func `each makes none to three offers, which the server can read and takes`() throws {
        var counts: [Int: Int] = [:]
        var recorded = 0
        for seed in 0..<100 as Range<UInt64> {
            var hall = TestHall()
            let (_, acts) = round(seed: seed, &hall)
            #expect(acts.count { $0 == .offered } == acts.frames.count)
            counts[acts.frames.count, default: 0] += 1
            for frame in acts.frames { if case .recorded = try hall.answers(frame) { recorded += 1 } }
        }

        #expect(Set(counts.keys) == [0, 1, 2, 3])
        #expect(recorded == counts.map { $0 * $1 }.reduce(0, +))
    }

    @Test func `offers are of what is asked, most of the first ask, and small`() throws {
        var offers: [Offer] = []
        for seed in 0..<200 as Range<UInt64> {
            var hall = TestHall()
            for frame in round(seed: seed, &hall).1.frames { _ = try hall.answers(frame) }
            offers += hall.conference.offers
        }

        let kinds = Dictionary(grouping: offers, by: \.kind).mapValues(\.count)
        #expect(Set(kinds.keys) == ["leerbaan", "meedenken"])
        #expect(kinds["leerbaan"]! > kinds["meedenken"]!)
        #expect(Set(offers.filter { $0.kind == "leerbaan" }.map(\.amount)) == [1, 2])
        #expect(Set(offers.filter { $0.kind == "meedenken" }.map(\.amount)) == [1])
    }

    @Test func `the moments lie within twenty seconds of the opening, most of them in the first ten`() {
        var moments: [Int64] = []
        for seed in 0..<200 as Range<UInt64> {
            var (hall, bidder) = (TestHall(), BidderState.sample(seed: seed))
            _ = bidder.hear(hall.welcome, at: 0)
            _ = bidder.hear(hall.opens(), at: 5_000)
            while let due = bidder.nextDue {
                moments.append(due)
                _ = bidder.act(at: due)
            }
        }

        #expect(moments.allSatisfy { 5_000...25_000 ~= $0 })
        #expect(moments.count { $0 < 15_000 } > moments.count * 6 / 10)
        #expect(moments.contains { $0 > 20_000 })
    }

    @Test func `the same seed does the same`() {
        let acts = ([7, 7, 8] as [UInt64]).map { seed in
            var hall = TestHall()
            return round(seed: seed, &hall).1
        }

        #expect(acts[0] == acts[1])
        #expect(acts[0] != acts[2])
    }

    @Test func `whoever comes in while a round is open takes part in it`() {
        let offers = (0..<20 as Range<UInt64>).map { seed in
            var (hall, bidder) = (TestHall(), BidderState.sample(seed: seed))
            _ = hall.opens()
            _ = bidder.hear(hall.welcome, at: 0)
            return bidder.run(until: 20_000).frames.count
        }

        #expect(offers.reduce(0, +) > 5)
    }

    @Test func `when the round closes what was still to come is dropped`() {
        for seed in 0..<20 as Range<UInt64> {
            var (hall, bidder) = (TestHall(), BidderState.sample(seed: seed))
            _ = bidder.hear(hall.welcome, at: 0)
            _ = bidder.hear(hall.opens(), at: 0)
            _ = bidder.hear(hall.closes(), at: 1)

            #expect(bidder.nextDue == nil)
        }
    }

    @Test func `an answer is counted once, with the time that it took`() throws {
        var hall = TestHall()
        var (bidder, acts) = round(seed: 4, &hall)
        let frame = try #require(acts.frames.first)
        let heard = try hall.answers(frame)
        let said = try #require(sayingTime(seed: 4))

        #expect(bidder.hear(heard, at: said + 40) == [.answered(recorded: true, milliseconds: 40)])
        #expect(bidder.hear(heard, at: said + 50) == [])
        acts = bidder.hear(.refused(id: "of somebody else"), at: 0)
        #expect(acts == [])
    }

    private func sayingTime(seed: UInt64) -> Int64? {
        var (hall, bidder) = (TestHall(), BidderState.sample(seed: seed))
        _ = bidder.hear(hall.welcome, at: 0)
        _ = bidder.hear(hall.opens(), at: 1_000)
        return bidder.nextDue
    }

    @Test func `some offers are taken back, by commands that the server takes`() throws {
        var withdrawn = 0
        for seed in 0..<300 as Range<UInt64> {
            var hall = TestHall()
            var (bidder, acts) = round(seed: seed, &hall)
            for frame in acts.frames { _ = bidder.hear(try hall.answers(frame), at: 21_000) }
            acts = bidder.run(until: 60_000)
            for frame in acts.frames {
                let heard = try hall.answers(frame)
                guard case .recorded = heard else { Issue.record("seed \(seed)"); continue }
                #expect(bidder.hear(heard, at: 60_000) == [])
                withdrawn += 1
            }
        }

        #expect(10...60 ~= withdrawn)
    }

    @Test func `what had no answer when the line went is said again with the same id`() throws {
        var hall = TestHall()
        var (bidder, acts) = round(seed: 4, &hall)
        let frames = acts.frames
        try #require(!frames.isEmpty)
        #expect(bidder.lose(4000) != nil)

        #expect(bidder.hear(hall.welcome, at: 30_000).frames == frames)
        _ = bidder.hear(try hall.answers(frames[0]), at: 30_000)
        _ = bidder.lose(4001)
        #expect(bidder.hear(hall.welcome, at: 40_000).frames == Array(frames.dropFirst()))
    }

    @Test func `who comes back says where they were and learns what they missed`() {
        var (hall, bidder) = (TestHall(), BidderState.sample(seed: 4))
        _ = bidder.hear(hall.welcome, at: 0)
        let seq = hall.conference.seq
        #expect(bidder.place == .init(epoch: "e1", seq: seq))

        _ = bidder.lose(nil)
        let missed = hall.happens(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)
        _ = bidder.hear(hall.welcome(missed: missed), at: 0)

        #expect(bidder.place == .init(epoch: "e1", seq: seq + 1))
        #expect(bidder.nextDue != nil)
    }

    @Test(arguments: [4000, 4001, 1006, nil] as [UInt16?])
    func `who was cut comes back, not all at once`(code: UInt16?) {
        let waits = (0..<100 as Range<UInt64>).compactMap { seed in
            var bidder = BidderState.sample(seed: seed)
            _ = bidder.hear(TestHall().welcome, at: 0)
            return bidder.lose(code)
        }

        #expect(waits.count == 100)
        #expect(waits.allSatisfy { 0...3_000 ~= $0 })
        #expect(Set(waits).count > 90)
    }

    @Test func `who was told to stay away stays away`() {
        var bidder = BidderState.sample(seed: 1)

        #expect(bidder.lose(4500) == nil)
    }

    @Test func `who is not let in gives up in the end`() {
        var bidder = BidderState.sample(seed: 1)
        let waits = (0..<20).map { _ in bidder.lose(nil) }

        #expect(waits.prefix(7).allSatisfy { $0 != nil })
        #expect(waits.dropFirst(7).allSatisfy { $0 == nil })
    }
}
