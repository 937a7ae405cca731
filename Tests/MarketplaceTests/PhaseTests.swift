import Marketplace
import TestSupport
import Testing

/// How far a conference has come, and what may be done then.
struct PhaseTests {
    @Test(arguments: [
        (Phase.concept, [Phase.rehearsal, .open]), (.rehearsal, [.concept, .open]), (.open, [.closed]),
        (.closed, [.open, .archived]), (.archived, [.closed]),
    ])
    func `only these phases may follow`(phase: Phase, next: [Phase]) {
        let conference = Conference.sample(in: phase)

        for other in Phase.allCases {
            let refusal = conference.refusal(.enterPhase(other, expect: nil), by: .olga)
            #expect(refusal == (next.contains(other) ? nil : .phaseNotNext))
        }
    }

    @Test func `a conference from before there were phases is open`() {
        #expect(Conference.sample().phase == .open)
    }

    @Test func `only an organiser goes on, and only from the phase that she saw`() {
        let conference = Conference.sample(in: .concept)

        #expect(conference.refusal(.enterPhase(.open, expect: .rehearsal), by: .olga) == .stateChanged)
        for actor in [Actor.mo, .klaas, .saskia, .anna] {
            #expect(conference.refusal(.enterPhase(.open, expect: nil), by: actor) == .notAllowed)
        }
    }

    @Test func `the day is not closed while a round is open`() {
        let conference = Conference.sample(pitch: .open)

        #expect(conference.refusal(.enterPhase(.closed, expect: nil), by: .olga) == .anotherPitchOpen)
    }

    @Test(arguments: [Phase.concept, .closed, .archived])
    func `nothing is offered before and after the day`(phase: Phase) {
        let conference = Conference.sample(in: phase)

        #expect(conference.refusal(.offer(), by: .anna) == .phaseForbids)
        #expect(conference.refusal(.stagePitch(.p1, expect: nil), by: .mo) == .phaseForbids)
    }

    @Test func `in the evening cards on paper come late, and promises are taken back`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna)
        conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        conference.must(.enterPhase(.closed, expect: nil), by: .olga)

        #expect(conference.refusal(.offer("budget", 5, badge: 102, late: true), by: .klaas) == nil)
        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .anna) == nil)
        #expect(conference.refusal(.putPitch(nil, .sample(), owner: nil), by: .olga) == .phaseForbids)
    }

    @Test func `an archive is only read, and forgets`() {
        let conference = Conference.sample(in: .archived)

        #expect(conference.refusal(.revokePerson(PersonID(5)), by: .olga) == .phaseForbids)
        #expect(conference.refusal(.erasePerson(PersonID(5)), by: .olga) == nil)
        #expect(conference.refusal(.takeList("commitments.csv", people: 2), by: .olga) == nil)
    }

    @Test func `one comes in with the code while it is rehearsed or open`() {
        for phase in Phase.allCases {
            #expect(Conference.sample(in: phase).letsWalkIn == (phase == .rehearsal || phase == .open))
        }
    }
}
