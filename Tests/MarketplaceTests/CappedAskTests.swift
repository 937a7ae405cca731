import Marketplace
import TestSupport
import Testing

/// What a pitch has no more room for.
struct CappedAskTests {
    /// Saskia's pitch asks for at most ten apprenticeships; thinking along knows no limit.
    private func conference() -> Conference {
        var conference = Conference.sample()
        let asks = [Ask(kind: "leerbaan", target: 10, capped: true), Ask(kind: "meedenken", target: 1)]
        conference.must(.putPitch(nil, .sample(asks: asks), owner: nil), by: .saskia)
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)
        return conference
    }

    @Test func `no more is taken than there is room for, and what is left is`() {
        var conference = conference()
        conference.must(.offer("leerbaan", 8), by: .anna)

        #expect(conference.refusal(.offer("leerbaan", 3), by: .bob) == .askFull)
        conference.must(.offer("leerbaan", 2), by: .bob)
        #expect(conference.refusal(.offer("leerbaan", 1), by: .anna) == .askFull)
        #expect(conference.pitch(.p1)?.room(for: "leerbaan") == 0)
    }

    @Test func `other kinds, and asks without a cap, go on beyond their target`() {
        var conference = conference()
        conference.must(.offer("leerbaan", 10), by: .anna)

        #expect(conference.refusal(.offer("budget", 500), by: .bob) == nil)
        conference.must(.offer("meedenken"), by: .anna)
        #expect(conference.refusal(.offer("meedenken"), by: .bob) == nil)
        #expect(conference.pitch(.p1)?.room(for: "meedenken") == nil)
    }

    @Test func `taking back makes room again`() {
        var conference = conference()
        conference.must(.offer("leerbaan", 10), by: .anna)
        conference.must(.withdrawOffer(1, reason: nil), by: .anna)

        #expect(conference.refusal(.offer("leerbaan", 10), by: .bob) == nil)
    }

    @Test func `a late offer waits apart, and is accepted only where there is room`() {
        var conference = conference()
        conference.must(.offer("leerbaan", 9), by: .anna)
        conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        conference.must(.makeOffer(OfferForm(pitch: .p1, kind: "leerbaan", amount: 2, late: true)), by: .bob)

        #expect(conference.refusal(.acceptLate(2), by: .olga) == .askFull)
        conference.must(.withdrawOffer(1, reason: nil), by: .olga)
        #expect(conference.refusal(.acceptLate(2), by: .olga) == nil)
    }
}
