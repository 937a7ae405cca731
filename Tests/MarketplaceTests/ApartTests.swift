import Marketplace
import TestSupport
import Testing

/// Two copies of a conference of which both go on.
struct ApartTests {
    private func places(of conference: Conference) -> [UnsafeRawPointer?] {
        [
            conference.offers.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) },
            conference.people.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) },
        ]
    }

    @Test func `the first offer to what was taken apart copies nobody's offers`() {
        var held = Conference.sample(pitch: .open)
        held.must(.offer("leerbaan", 3), by: .anna)
        var apart = held.apart()
        let before = places(of: apart)
        #expect(zip(before, places(of: held)).allSatisfy { $0 != $1 })

        apart.must(.offer("leerbaan", 2), by: .bob)

        #expect(places(of: apart) == before)
        #expect(apart.offers.dropLast() == held.offers[...] && apart.people == held.people)
    }
}
