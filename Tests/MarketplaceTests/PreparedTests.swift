import Marketplace
import TestSupport
import Testing

/// What an employer promised before the day.
struct PreparedTests {
    private func opened() -> Conference {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.prepareOffer(.promise), by: .olga)
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)
        return conference
    }

    @Test func `it counts nowhere until it is shown, and then like any other`() {
        var conference = opened()
        #expect(conference.pitch(.p1)?.tally.isEmpty == true)

        conference.must(.revealPrepared(.p1), by: .mo)

        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 2])
        #expect(conference.offers.map(\.prepared) == [true])
        #expect(conference.offers.first?.employer == PersonID(5))
        #expect(conference.offers.first?.enteredBy == Actor.mo.person)
        #expect(conference.waiting(for: .p1).isEmpty)
    }

    @Test func `it is shown once, and only while offers are taken`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.prepareOffer(.promise), by: .olga)

        #expect(conference.refusal(.revealPrepared(.p1), by: .mo) == .offersNotOpen)
        conference = opened()
        conference.must(.revealPrepared(.p1), by: .mo)
        #expect(conference.refusal(.revealPrepared(.p1), by: .mo) == .nothingPrepared)
        #expect(conference.refusal(.dropPrepared(1), by: .olga) == .preparedShown)
    }

    @Test func `whoever is gone by then is passed over`() {
        var conference = opened()
        conference.must(.revokePerson(PersonID(5)), by: .olga)

        #expect(conference.refusal(.revealPrepared(.p1), by: .mo) == .nothingPrepared)
    }

    @Test func `nothing is prepared for a pitch that was opened, nor by others than an organiser`() {
        #expect(opened().refusal(.prepareOffer(.promise), by: .olga) == .pitchFrozen)
        for actor in [Actor.mo, .klaas, .saskia, .anna] {
            #expect(Conference.sample(pitch: .ready).refusal(.prepareOffer(.promise), by: actor) == .notAllowed)
        }
    }

    @Test func `what is taken away is not shown`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.prepareOffer(.promise), by: .olga)
        conference.must(.dropPrepared(1), by: .olga)

        #expect(conference.waiting(for: .p1).isEmpty)
        #expect(conference.refusal(.dropPrepared(1), by: .olga) == .preparedUnknown)
        #expect(conference.refusal(.dropPrepared(2), by: .olga) == .preparedUnknown)
    }

    @Test func `its words go with whoever is erased`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.prepareOffer(.promise), by: .olga)
        let seq = conference.prepared[0].seq

        #expect(conference.lines(about: PersonID(5)).contains(seq))
        conference.must(.erasePerson(PersonID(5)), by: .olga)
        #expect(conference.prepared[0].offer.words == nil)
    }

    @Test func `another offer than the one that was prepared could not have been shown`() throws {
        let conference = opened()
        let event = try conference.decide(.revealPrepared(.p1), by: .mo, at: .t(1))[0]
        func fact(_ event: Event) -> Fact {
            Fact(seq: conference.seq + 1, at: .t(1), by: Actor.mo.person, event: event)
        }

        try conference.couldHaveHappened(fact(event))
        guard case .offerMade(let made) = event else { return #expect(Bool(false)) }
        let more = OfferMade(
            number: made.number, pitch: made.pitch, kind: made.kind, amount: 200, employer: made.employer,
            channel: made.channel, show: made.show, late: made.late, words: made.words, prepared: made.prepared)
        #expect(throws: Violation.self) { try conference.couldHaveHappened(fact(.offerMade(more))) }
    }
}

extension OfferForm {
    /// Anna promised two apprenticeships.
    static var promise: OfferForm {
        OfferForm(
            pitch: .p1,
            kind: "leerbaan",
            amount: 2,
            badge: 101,
            words: Offer.Words(note: "Vanaf mei", needs: [])
        )
    }
}
