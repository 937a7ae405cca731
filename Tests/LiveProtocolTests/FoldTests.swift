import LiveProtocol
import Marketplace
import TestSupport
import Testing

/// The hall's tally, folded from what it is told, is the conference's own.
struct FoldTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the hall adds up to what the conference adds up to`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var conference = Conference()
        var hall = HallState(conference: .unfounded)
        func play(_ command: Command, by actor: Actor) {
            for event in (try? conference.decide(command, by: actor, at: .t(0))) ?? [] {
                let fact = Fact(seq: conference.seq + 1, at: .t(0), by: actor.person, event: event)
                conference.apply(fact)
                hall.apply(HallEvent(fact, in: conference))
            }
        }
        play(.createConference(.sample()), by: .house)
        for (role, name) in [(Role.organiser, "Olga"), (.moderator, "Mo"), (.employer, "Anna"), (.employer, "Bob")] {
            play(.admit(role: role, words: .init(name: name, organisation: name), sector: nil, show: true), by: .house)
        }
        let people = (1...4).map { Actor.person(PersonID($0)) }
        play(.putPitch(nil, .sample(), owner: nil), by: .house)
        play(.putPitch(nil, .sample(title: "Tweede"), owner: nil), by: .house)
        for _ in 0..<400 {
            let pitch = PitchID(.random(in: 1...2, using: &chance))
            let number = Int.random(in: 1...40, using: &chance)
            let kind = ["leerbaan", "budget", "meedenken", "belmij"].randomElement(using: &chance)!
            let form = OfferForm(pitch: pitch, kind: kind, amount: 1, late: .random(using: &chance))
            let command: Command = [
                .stagePitch(pitch, expect: nil), .openOffers(pitch, closesInSeconds: nil, expect: nil),
                .closeOffers(pitch, expect: nil), .withdrawOffer(number, reason: nil), .acceptLate(number),
                .makeOffer(form), .makeOffer(form), .makeOffer(form),
            ].randomElement(using: &chance)!
            play(command, by: people.randomElement(using: &chance)!)
        }

        #expect(conference.offers.count > 5)
        #expect(hall.stage == conference.stage?.description)
        for (seen, pitch) in zip(hall.pitches, conference.pitches) {
            #expect(seen.state == pitch.state.rawValue)
            #expect(seen.tally == pitch.tally)
            #expect(seen.standing == pitch.standing)
            let standing = conference.offers.filter { $0.pitch == pitch.id && conference.counts($0) }.map(\.number)
            #expect(Set(seen.recent.map(\.offer)).isSubset(of: standing))
        }
    }
}
