import Testing

@testable import Live

/// Fan-out, without a socket.
struct RoomTests {
    let hall = FakeHall(seq: 4, events: ["e3", "e4"])
    let phone = FakePhone()

    @Test func `whoever comes in gets the state, then every event once and in order`() {
        _ = hall.enter(phone)
        hall.publish(5...5)
        hall.work()
        hall.time.pass(100)
        hall.publish(6...7)
        hall.work()

        #expect(
            phone.received == [
                "state at 4", #"{"events":[e5],"type":"events"}"#, #"{"events":[e6,e7],"type":"events"}"#,
            ]
        )
    }

    @Test func `whoever comes back gets exactly what was missed`() {
        _ = hall.enter(phone, after: 3)
        let other = FakePhone()
        _ = hall.enter(other, after: 4)

        #expect(phone.received == [#"missed ["e4"] up to 4"#])
        #expect(other.received == ["missed [] up to 4"])
    }

    @Test(arguments: [1, 0, -1, 5, .max, .min])
    func `whoever was away too long, or comes from nowhere, gets the state`(seq: Int) {
        _ = hall.enter(phone, after: seq)

        #expect(phone.received == ["state at 4"])
    }

    @Test func `nobody falls between coming in and what is published then`() {
        hall.publish(5...5)
        // The frame is on its way to the lane when the phone comes in.
        _ = hall.enter(phone)
        hall.work()

        #expect(phone.received == ["state at 4", #"{"events":[e5],"type":"events"}"#])
    }

    @Test func `a busy hall gets few frames`() {
        _ = hall.enter(phone)
        for seq in 5...104 { hall.publish(seq...seq) }
        hall.work()
        #expect(phone.received.count == 2, "the first goes out at once")

        hall.time.pass(49)
        hall.work()
        #expect(phone.received.count == 2)

        hall.time.pass(1)
        hall.work()
        #expect(phone.received.count == 3, "and all the others together")
        #expect(phone.received[2].hasPrefix(#"{"events":[e6,e7,"#))
        #expect(phone.received[2].hasSuffix(#"e104],"type":"events"}"#))
    }

    @Test func `without an interval nothing waits, but what comes during a frame goes together`() {
        let hall = FakeHall(interval: 0)
        _ = hall.enter(phone)
        hall.publish(1...1)
        hall.publish(2...2)
        hall.publish(3...3)
        hall.work()
        hall.publish(4...4)
        hall.work()

        #expect(
            phone.received.dropFirst() == [
                #"{"events":[e1],"type":"events"}"#, #"{"events":[e2,e3],"type":"events"}"#,
                #"{"events":[e4],"type":"events"}"#,
            ]
        )
    }

    @Test func `an event is framed once, however many are there`() {
        let phones = (0..<100).map { _ in FakePhone() }
        for (index, phone) in phones.enumerated() { _ = hall.enter(phone, lane: index % 2) }
        let before = hall.frames.value
        hall.publish(5...5)
        hall.work()

        #expect(hall.frames.value == before + 1)
        #expect(phones.allSatisfy { $0.received.count == 2 })
    }

    @Test func `a slow phone gets the state when it has caught up, and costs the others nothing`() {
        let quick = FakePhone()
        let member = hall.enter(phone)
        _ = hall.enter(quick)
        phone.isReady = false
        for seq in 5...8 {
            hall.publish(seq...seq)
            hall.work()
            hall.time.pass(50)
        }
        hall.shard(0).isReady(member)
        #expect(phone.received == ["state at 4"], "it is not ready yet")

        phone.isReady = true
        hall.shard(0).isReady(member)
        hall.publish(9...9)
        hall.work()
        #expect(phone.received == ["state at 4", "snapshot at 8", #"{"events":[e9],"type":"events"}"#])
        #expect(quick.received.count == 6)
    }

    @Test func `a phone that stays stuck is cut, and no other`() {
        let quick = FakePhone()
        _ = hall.enter(phone)
        _ = hall.enter(quick)
        phone.isReady = false
        hall.publish(5...5)
        hall.work()

        hall.time.pass(10_000)
        hall.room.sweep()
        hall.work()
        #expect(!phone.wasCut)

        hall.time.pass(1)
        hall.room.sweep()
        hall.work()
        #expect(phone.wasCut)
        #expect(!quick.wasCut)
    }

    @Test func `a phone that caught up has all the patience again`() {
        let member = hall.enter(phone)
        for seq in 5...6 {
            phone.isReady = false
            hall.publish(seq...seq)
            hall.work()
            hall.time.pass(9_000)
            hall.room.sweep()
            hall.work()
            phone.isReady = true
            hall.shard(0).isReady(member)
        }
        hall.time.pass(9_000)
        hall.room.sweep()
        hall.work()
        #expect(!phone.wasCut)

        phone.isReady = false
        hall.publish(7...7)
        hall.work()
        hall.time.pass(10_001)
        hall.room.sweep()
        hall.work()
        #expect(phone.wasCut)
    }

    @Test func `who left gets nothing more, in whatever order they leave`() {
        let phones = (0..<5).map { _ in FakePhone() }
        let members = phones.map { hall.enter($0) }
        for index in [1, 4, 0, 0] { hall.shard(0).leave(members[index]) }
        hall.publish(5...5)
        hall.work()

        #expect(phones.map(\.received.count) == [1, 1, 2, 2, 1])
    }

    @Test func `the longest history is kept, and then no more`() {
        let last = 10_000
        for seq in 5...last { hall.publish(seq...seq) }
        hall.work()
        hall.time.pass(50)
        hall.work()
        _ = hall.enter(phone, after: last - Room.Start.eventsMaximum)
        let late = FakePhone()
        _ = hall.enter(late, after: last - Room.Start.eventsMaximum - 1)

        #expect(phone.received.first?.hasPrefix("missed") == true)
        #expect(late.received.first == "state at 10000")
    }
}
