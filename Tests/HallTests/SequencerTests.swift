import Hall
import LedgerFormat
import Live
import LiveProtocol
import Marketplace
import Storage
import Synchronization
import TestSupport
import Testing

/// One order, on disk before anybody is told.
@Suite(.timeLimit(.minutes(1)))
struct SequencerTests {
    @Test func `an offer is answered with its number and its line`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            let before = open.read(\.seq)
            let answer = await open.submit(.offer("leerbaan", 3), id: "a", by: employers[0])

            #expect(answer == .recorded(Recorded(seq: before + 1, offer: 1, pitch: "p1", late: false)))
            #expect(open.read { $0.pitch(.p1)?.tally } == ["leerbaan": 3])
        }
    }

    @Test func `nobody is told anything before it is on disk`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            let listener = Listener()
            house.lane.sync { _ = open.room.shard(on: house.lane)!.enter(listener, after: nil) { _ in [] } }
            let storedBefore = house.journal.stored(open.code).count
            let answered = Mutex(false)
            house.journal.gate.close()

            open.submit(
                Submission(id: "a", command: .offer(), actor: employers[0]) { answer in
                    answered.withLock { $0 = answer != nil }
                })
            while house.journal.gate.waiting == 0 { await Task.yield() }
            #expect(!answered.withLock { $0 })
            #expect(!house.lane.sync { listener.heard }.contains { $0.contains("offerMade") })
            #expect(open.read(\.offers.count) == 0)

            house.journal.gate.open()
            while !answered.withLock({ $0 }) { await Task.yield() }
            #expect(house.journal.stored(open.code).count == storedBefore + 1)
        }
    }

    @Test func `what waits while the disk is busy goes in one transaction`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference(employers: 20)
            house.journal.gate.close()
            let first = Task { await open.submit(.offer(), id: "first", by: employers[0]) }
            while house.journal.gate.waiting == 0 { await Task.yield() }

            let waiting = Mutex<[Answer?]>([])
            for (index, employer) in employers.enumerated() {
                open.submit(
                    Submission(id: "w\(index)", command: .offer(), actor: employer) { answer in
                        waiting.withLock { $0.append(answer) }
                    })
            }
            let before = house.journal.transactions
            house.journal.gate.open()
            _ = await first.value
            while waiting.withLock({ $0.count }) < 20 { await Task.yield() }

            #expect(house.journal.transactions == before + 2, "the first alone, then all that waited")
            #expect(open.read(\.offers.count) == 21)
        }
    }

    @Test func `the same command again gets its first answer again`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            let first = await open.submit(.offer("leerbaan", 2), id: "a", by: employers[0])
            let again = await open.submit(.offer("leerbaan", 2), id: "a", by: employers[0])

            guard case .recorded(var recorded)? = first else { Issue.record("\(String(describing: first))"); return }
            recorded.repeated = true
            #expect(again == .recorded(recorded))
            #expect(open.read(\.offers.count) == 1)

            let other = await open.submit(.offer("leerbaan", 3), id: "a", by: employers[0])
            let somebody = await open.submit(.offer("leerbaan", 2), id: "a", by: employers[1])
            #expect(other == .refused(WireRefusal(.idReused)))
            #expect(somebody == .refused(WireRefusal(.idReused)))
        }
    }

    @Test func `a command is remembered through a restart, and closing too`() async throws {
        let journal = FakeJournal()
        let before = try await TestHouse(journal)
        let (code, employer) = try await before.run {
            let (open, mo, employers) = try await before.conference()
            _ = await open.submit(.offer("leerbaan", 2), id: "a", by: employers[0])
            _ = await open.submit(.closeOffers(.p1, expect: .open), id: "close", by: mo)
            return (open.code, employers[0])
        }
        let after = try await TestHouse(journal)
        try await after.run {
            let open = try #require(after.house.conference(code))
            let again = await open.submit(.offer("leerbaan", 2), id: "a", by: employer)

            guard case .recorded(let recorded)? = again else { Issue.record("\(String(describing: again))"); return }
            #expect(recorded.repeated)
            #expect(recorded.offer == 1)
            #expect(await open.submit(.offer(), id: "b", by: employer) == .refused(WireRefusal(Refusal.offersClosed)))
        }
    }

    @Test func `a refused command is judged anew when it comes again`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, employers) = try await house.conference()
            _ = await open.submit(.closeOffers(.p1, expect: nil), id: "close", by: mo)
            #expect(
                await open.submit(.offer(), id: "a", by: employers[0]) == .refused(WireRefusal(Refusal.offersClosed)))

            _ = await open.submit(.stagePitch(.p1, expect: nil), id: "again", by: mo)
            _ = await open.submit(.openOffers(.p1, closesInSeconds: nil, expect: nil), id: "reopen", by: mo)
            guard case .recorded? = await open.submit(.offer(), id: "a", by: employers[0]) else {
                Issue.record("it was refused"); return
            }
        }
    }

    @Test func `whoever was first is named to whoever was too late`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, _) = try await house.conference()
            let answer = await open.submit(.openOffers(.p1, closesInSeconds: nil, expect: .onStage), id: "x", by: mo)

            #expect(answer == .refused(WireRefusal(.stateChanged, who: "Mo")))
        }
    }

    @Test func `when the disk fails nobody is told it worked, and the house ends`() async throws {
        let house = try await TestHouse()
        async let running: Void = house.house.run()
        let (open, _, employers) = try await house.conference()
        let other = try await house.house.found(.sample())
        house.journal.fail(at: house.journal.transactions + 1)

        #expect(await open.submit(.offer(), id: "a", by: employers[0]) == nil)
        #expect(await open.submit(.offer(), id: "b", by: employers[0]) == nil, "no more is taken")
        #expect(open.read(\.offers.count) == 0)
        // By itself, whatever other conferences there are: a house that cannot write must not go on.
        do {
            try await running
            Issue.record("it went on")
        } catch {
            #expect(error is FakeJournal.DiskFailed)
        }
        #expect(!house.house.isServing)
        #expect(await other.submit(.closeDue, id: "c", by: .house) == nil)
    }

    @Test func `time never goes back, whatever the clock does`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            house.clock.set(.t(100))
            _ = await open.submit(.offer(), id: "a", by: employers[0])
            house.clock.set(.t(-7200))
            _ = await open.submit(.offer(), id: "b", by: employers[0])

            #expect(open.read { $0.offers.map(\.at) } == [.t(100), .t(100)])
        }
    }

    @Test func `what waits when the house closes is still judged`() async throws {
        let house = try await TestHouse()
        let answers = Mutex<[Answer?]>([])
        let open = try await house.run {
            let (open, _, employers) = try await house.conference()
            house.journal.gate.close()
            for index in 0..<10 {
                open.submit(
                    Submission(id: "w\(index)", command: .offer(), actor: employers[0]) { answer in
                        answers.withLock { $0.append(answer) }
                    })
            }
            while house.journal.gate.waiting == 0 { await Task.yield() }
            house.house.close()
            house.journal.gate.open()
            return open
        }
        #expect(answers.withLock { $0.count { $0 != nil } } == 10)
        #expect(open.read(\.offers.count) == 10)
        #expect(await open.submit(.offer(), id: "late", by: .house) == nil)
    }

    @Test func `a round closes by itself when its time is over`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, _) = try await house.conference()
            _ = await open.submit(.openOffers(.p1, closesInSeconds: 5, expect: .open), id: "time", by: mo)
            #expect(open.read { $0.pitch(.p1)?.closesAt } == .t(5))
            // The alarm waits on a clock that does not jump; ours tells that the moment has come.
            house.clock.pass(to: .t(5))
            _ = await open.submit(.closeDue, id: "due", by: .house)

            #expect(open.read { $0.pitch(.p1)?.state } == .closed)
            #expect(open.read { $0.pitch(.p1)?.movedBy } == nil)
        }
    }

    @Test(arguments: [-7200, 400 * 24 * 3600])
    func `a clock that is set in mid-round neither closes the round nor keeps it open`(jump: Int64) async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, mo, employers) = try await house.conference()
            _ = await open.submit(.openOffers(.p1, closesInSeconds: 60, expect: .open), id: "time", by: mo)
            house.clock.pass(to: .t(30))
            house.clock.set(.t(jump))
            guard case .recorded? = await open.submit(.offer(), id: "a", by: employers[0]) else {
                Issue.record("the round is open"); return
            }
            #expect(open.read { $0.offers.map(\.at) } == [.t(30)])

            house.clock.pass(to: .t(jump + 30))
            _ = await open.submit(.closeDue, id: "due", by: .house)
            #expect(open.read { $0.pitch(.p1)?.state } == .closed)
        }
    }

    @Test func `the ledger is the stored lines, byte for byte`() async throws {
        let house = try await TestHouse()
        try await house.run {
            let (open, _, employers) = try await house.conference()
            _ = await open.submit(.offer(), id: "a", by: employers[0])

            var lines: [UInt8] = []
            try await open.ledger()?.writeLines { lines += $0 }
            #expect(lines == house.journal.stored(open.code).flatMap(\.line.bytes))
        }
    }
}
