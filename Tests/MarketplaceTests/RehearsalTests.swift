import Marketplace
import TestSupport
import Testing

/// Practising the day, and making that undone.
struct RehearsalTests {
    /// A rehearsal in which everything happened that can happen.
    private func practised() -> Conference {
        var conference = Conference.sample(in: .rehearsal)
        conference.must(.prepareOffer(.promise), by: .olga)
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)
        conference.must(.revealPrepared(.p1), by: .mo)
        conference.must(.offer("leerbaan", 3), by: .anna)
        conference.must(.offer(), by: .bob)
        conference.must(.withdrawOffer(3, reason: "Oefening"), by: .bob)
        conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        conference.must(.openJury, by: .mo)
        conference.must(.judgePitch(.p1, points: 5, praise: "Mooi"), by: .jules)
        return conference
    }

    @Test func `what is wiped leaves a conference as it was before`() {
        var conference = practised()
        conference.must(.wipeRehearsal, by: .olga)

        #expect(conference.offers.isEmpty)
        #expect(conference.verdicts.isEmpty)
        #expect(conference.stage == nil)
        #expect(!conference.juryIsOpen)
        #expect(conference.pitch(.p1) == Conference.sample(in: .rehearsal).pitch(.p1))
        #expect(conference.offers(of: PersonID(5)).isEmpty)
    }

    @Test func `the day begins with offer 1, and what was prepared waits again`() {
        var conference = practised()
        conference.must(.wipeRehearsal, by: .olga)
        conference.must(.enterPhase(.open, expect: .rehearsal), by: .olga)
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)

        #expect(conference.waiting(for: .p1).count == 1)
        conference.must(.offer(), by: .anna)
        #expect(conference.offers.map(\.number) == [1])
        #expect(conference.refusal(.offer(), by: .bob) == nil)
    }

    @Test func `a rehearsal of which something is left is not the day`() {
        var conference = practised()

        #expect(conference.refusal(.enterPhase(.open, expect: nil), by: .olga) == .rehearsalNotWiped)
        #expect(conference.refusal(.enterPhase(.concept, expect: nil), by: .olga) == .rehearsalNotWiped)
        conference.must(.wipeRehearsal, by: .olga)
        #expect(conference.refusal(.enterPhase(.open, expect: nil), by: .olga) == nil)
    }

    @Test(arguments: [Phase.concept, .open, .closed, .archived])
    func `nothing is wiped but a rehearsal`(phase: Phase) {
        #expect(Conference.sample(in: phase).refusal(.wipeRehearsal, by: .olga) == .notRehearsing)
        #expect(Conference.sample(in: phase).refusal(.simulateBidders(10), by: .olga) == .notRehearsing)
    }

    @Test func `only an organiser wipes`() {
        #expect(practised().refusal(.wipeRehearsal, by: .mo) == .notAllowed)
    }

    @Test func `words of what was practised are to be gone, those of what was prepared stay`() {
        let conference = practised()
        let prepared = conference.prepared[0].seq

        #expect(conference.rehearsalLines.count == 5)  // three offers, a withdrawal, a verdict
        #expect(!conference.rehearsalLines.contains(prepared))
    }

    @Test func `made-up bidders are as many as were asked for, and come back next time`() {
        var conference = Conference.sample(in: .rehearsal)
        let first = conference.must(.simulateBidders(10), by: .olga)
        let second = conference.must(.simulateBidders(12), by: .olga)

        #expect([first.count, second.count] == [10, 2])
        #expect(conference.simulatedBidders.count == 12)
        #expect(conference.simulatedBidders.allSatisfy { $0.role == .employer && $0.words?.badge == nil })
        #expect(conference.refusal(.simulateBidders(Limits.simulated + 1), by: .olga) == .tooManyPeople)
    }

    @Test func `a made-up bidder offers while practising, and never on the day`() {
        var conference = Conference.sample(in: .rehearsal)
        conference.must(.simulateBidders(1), by: .olga)
        let bidder = Actor.person(conference.simulatedBidders[0].id)
        conference.must(.putPitch(nil, .sample(), owner: nil), by: .saskia)
        for phase in [Phase.rehearsal, .open] {
            if phase == .open {
                conference.must(.wipeRehearsal, by: .olga)
                conference.must(.enterPhase(.open, expect: nil), by: .olga)
            }
            conference.must(.stagePitch(.p1, expect: nil), by: .mo)
            conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)

            #expect(conference.refusal(.offer(), by: bidder) == (phase == .open ? .phaseForbids : nil))
            conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        }
    }

    @Test func `every line of a rehearsal could have happened`() throws {
        var history = History.morning
        let commands: [(Command, Actor)] = [
            (.simulateBidders(3), .olga), (.prepareOffer(.promise), .olga), (.stagePitch(.p1, expect: nil), .mo),
            (.openOffers(.p1, closesInSeconds: nil, expect: nil), .mo), (.revealPrepared(.p1), .mo),
            (.closeOffers(.p1, expect: nil), .mo), (.wipeRehearsal, .olga), (.enterPhase(.open, expect: nil), .olga),
        ]
        history.begin(in: .rehearsal)
        for (command, actor) in commands {
            let done = history.does(command, actor, at: 0)
            #expect(done, "\(command)")
        }

        var conference = Conference()
        for fact in history.facts {
            try conference.couldHaveHappened(fact)
            conference.apply(fact)
        }
        #expect(conference.offers.isEmpty)
    }
}
