import Testing

@testable import Live

/// How many are here.
struct PresenceTests {
    let hall = FakeHall()
    let phone = FakePhone()

    @Test func `people are counted, not their lines`() {
        hall.room.arrived(7)
        hall.room.arrived(7)
        hall.room.arrived(8)
        #expect(hall.room.here == 2)

        hall.room.departed(7)
        #expect(hall.room.here == 2)
        hall.room.departed(7)
        #expect(hall.room.here == 1)
    }

    @Test func `how many are here is told after a while, once for many`() {
        _ = hall.enter(phone)
        for person in 1...50 { hall.room.arrived(person) }
        hall.time.pass(2_000)
        hall.work()
        hall.time.pass(10_000)
        hall.work()

        #expect(phone.received == ["state at 0", #"{"here":50,"screens":0,"type":"presence"}"#])
    }

    @Test func `a screen is nobody, and is counted by its lines`() {
        _ = hall.enter(phone)
        hall.room.arrived(9, isScreen: true)
        hall.room.arrived(9, isScreen: true)
        hall.time.pass(2_000)
        hall.work()
        hall.room.departed(9, isScreen: true)
        hall.time.pass(2_000)
        hall.work()

        let told = [2, 1].map { #"{"here":0,"screens":\#($0),"type":"presence"}"# }
        #expect(phone.received == ["state at 0"] + told)
        #expect(hall.room.here == 0)
        #expect(hall.room.screens == [9: 1])
    }

    @Test func `whoever comes in later is told as well`() {
        hall.room.arrived(1)
        hall.time.pass(2_000)
        hall.work()
        _ = hall.enter(phone)

        #expect(phone.received == ["state at 0", #"{"here":1,"screens":0,"type":"presence"}"#])
    }
}
