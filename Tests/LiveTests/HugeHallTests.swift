import Testing

@testable import Live

/// A hall so large that giving everybody a frame takes a while.
struct HugeHallTests {
    let hall = FakeHall()
    let phones = (0..<Shard.slice * 3).map { _ in FakePhone() }

    private func frames(_ phone: FakePhone) -> Int { phone.received.count { $0.contains("events") } }

    @Test func `a lane hears what people send before everybody has a frame`() {
        for phone in phones { _ = hall.enter(phone) }
        hall.publish(1...1)
        hall.lanes[0].workOnce()

        #expect(phones.count { frames($0) == 1 } == Shard.slice)
        hall.work()
        #expect(phones.allSatisfy { frames($0) == 1 })
    }

    @Test func `a lane that had much else to do delivers as long as that took`() {
        for phone in phones { _ = hall.enter(phone) }
        hall.publish(1...1)
        hall.lanes[0].workOnce()
        hall.lanes[0].doesOtherThings(for: 5)
        hall.lanes[0].workOnce()

        #expect(phones.allSatisfy { frames($0) == 1 })
    }

    @Test func `who comes or goes in the middle misses nothing and gets nothing twice`() {
        let members = phones.map { hall.enter($0) }
        hall.publish(1...1)
        hall.lanes[0].workOnce()
        let newcomer = FakePhone()
        _ = hall.enter(newcomer)
        // Two that have no frame yet, and the last, who has.
        let gone = [0, Shard.slice / 2]
        for index in gone + [phones.count - 1] { hall.shard(0).leave(members[index]) }
        hall.work()
        hall.time.pass(1_000)
        hall.publish(2...2)
        hall.work()

        for (index, phone) in phones.enumerated() where !gone.contains(index) && index != phones.count - 1 {
            #expect(
                phone.received.dropFirst() == [
                    #"{"events":[e1],"type":"events"}"#, #"{"events":[e2],"type":"events"}"#,
                ])
        }
        for index in gone { #expect(frames(phones[index]) == 0) }
        #expect(newcomer.received == ["state at 1", #"{"events":[e2],"type":"events"}"#])
    }

    @Test func `who catches up in the middle does not get again what the state holds`() {
        let members = phones.map { hall.enter($0) }
        phones[0].isReady = false
        hall.publish(1...1)
        hall.work()
        hall.time.pass(1_000)
        hall.publish(2...2)
        hall.lanes[0].workOnce()
        phones[0].isReady = true
        hall.shard(0).isReady(members[0])
        hall.work()

        #expect(phones[0].received == ["state at 0", "snapshot at 2"])
    }

    @Test func `a presence among events keeps its place`() {
        for phone in phones { _ = hall.enter(phone) }
        hall.room.arrived(7)
        hall.publish(1...1)
        hall.lanes[0].workOnce()
        hall.time.pass(2_000)
        hall.work()
        hall.publish(2...2)
        hall.work()

        let said = ["state at 0", "e1", "here", "e2"]
        for phone in phones {
            #expect(zip(phone.received, said).allSatisfy { $0.contains($1) } && phone.received.count == 4)
        }
    }

    @Test func `the next frame waits for the last, and then half as long again`() {
        for phone in phones { _ = hall.enter(phone) }
        hall.publish(1...1)
        hall.time.pass(200)
        hall.publish(2...2)
        #expect(phones.allSatisfy { frames($0) == 0 })

        hall.work()
        #expect(phones.allSatisfy { frames($0) == 1 }, "200 ms later everybody has the first")
        hall.time.pass(99)
        hall.work()
        #expect(phones.allSatisfy { frames($0) == 1 })
        hall.time.pass(1)
        hall.work()
        #expect(phones.allSatisfy { frames($0) == 2 })
    }

    @Test func `a hall in which a frame takes a moment waits a moment longer, by a quarter at most`() {
        for phone in phones { _ = hall.enter(phone) }
        var seq = 0
        // So long a frame takes, and so long it is until the next may go.
        for (took, wait) in [(0, 50), (4, 58), (6, 62), (30, 62), (50, 75)] as [(Int64, Int64)] {
            hall.time.pass(1_000)
            seq += 2
            hall.publish((seq - 1)...(seq - 1))
            hall.time.pass(took)
            hall.work()
            hall.publish(seq...seq)
            hall.time.pass(wait - took - 1)
            hall.work()
            #expect(phones.allSatisfy { frames($0) == seq - 1 })
            hall.time.pass(1)
            hall.work()
            #expect(phones.allSatisfy { frames($0) == seq })
        }
    }

    @Test func `a machine that sleeps for long does not make the hall wait longer than half a second`() {
        for phone in phones { _ = hall.enter(phone) }
        hall.publish(1...1)
        hall.time.pass(60_000)
        hall.work()
        hall.publish(2...2)
        hall.time.pass(500)
        hall.work()

        #expect(phones.allSatisfy { frames($0) == 2 })
    }
}
