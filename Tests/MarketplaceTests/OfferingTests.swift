import Marketplace
import TestSupport
import Testing

/// Offers to an open pitch, and what becomes of them.
struct OfferingTests {
    @Test func `an employer commits`() {
        var conference = Conference.sample(pitch: .open)
        let events = conference.must(.offer("leerbaan", 3), by: .anna)

        #expect(
            events == [
                .offerMade(
                    OfferMade(
                        number: 1,
                        pitch: .p1,
                        kind: "leerbaan",
                        amount: 3,
                        employer: PersonID(5),
                        channel: .phone,
                        show: true,
                        late: false,
                        words: nil
                    )
                )
            ]
        )
        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 3])
    }

    @Test func `kinds are never added to each other`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 3), by: .anna)
        conference.must(.offer("budget", 5000), by: .anna)
        conference.must(.offer("leerbaan", 2), by: .bob)

        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 5, "budget": 5000])
        #expect(conference.pitch(.p1)?.standing == 3)
    }

    @Test func `more than the target is welcome`() {
        var conference = Conference.sample(pitch: .onStage)
        conference.must(.putPitch(.p1, .sample(asks: [Ask(kind: "leerbaan", target: 2)]), owner: nil), by: .saskia)
        conference.must(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo)
        conference.must(.offer("leerbaan", 2), by: .anna)
        conference.must(.offer("leerbaan", 2), by: .bob)

        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 4])
    }

    @Test(arguments: [
        (Pitch.State.ready, Refusal.offersNotOpen), (.onStage, .offersNotOpen), (.closed, .offersClosed),
    ])
    func `an offer is refused unless the pitch is open`(state: Pitch.State, refusal: Refusal) {
        #expect(Conference.sample(pitch: state).refusal(.offer(), by: .anna) == refusal)
    }

    @Test func `an offer at the closing time is too late, whether or not anybody closed`() {
        let conference = Conference.sample(pitch: .open, closesInSeconds: 30)

        #expect(conference.refusal(.offer(), by: .anna, at: .t(29)) == nil)
        #expect(conference.refusal(.offer(), by: .anna, at: .t(30)) == .offersClosed)
    }

    @Test(arguments: [
        (0, Refusal.amountNotPositive), (-1, .amountNotPositive), (.min, .amountNotPositive),
        (Limits.amount + 1, .amountTooLarge), (.max, .amountTooLarge),
    ])
    func `an amount is refused outside its limits`(amount: Int, refusal: Refusal) {
        #expect(Conference.sample(pitch: .open).refusal(.offer("leerbaan", amount), by: .anna) == refusal)
    }

    @Test func `thinking along is for one, and once a pitch`() {
        var conference = Conference.sample(pitch: .open)
        #expect(conference.refusal(.offer("meedenken", 2), by: .anna) == .amountMustBeOne)

        conference.must(.offer("meedenken"), by: .anna)
        #expect(conference.refusal(.offer("meedenken"), by: .anna) == .alreadyOffered)
        #expect(conference.refusal(.offer("meedenken"), by: .bob) == nil)

        conference.must(.withdrawOffer(1, reason: nil), by: .anna)
        #expect(conference.refusal(.offer("meedenken"), by: .anna) == nil)
    }

    @Test func `a request to be called back counts nowhere`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("belmij"), by: .anna)

        #expect(conference.offers.count == 1)
        #expect(conference.pitch(.p1)?.tally == [:])
        #expect(conference.pitch(.p1)?.standing == 0)
    }

    @Test func `a clerk commits for whoever raised a hand, and never for the clerk`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 2, badge: 102), by: .klaas)

        #expect(conference.offer(1)?.employer == PersonID(6))
        #expect(conference.offer(1)?.enteredBy == PersonID(3))
        #expect(conference.offer(1)?.channel == .hand)
        #expect(conference.refusal(.offer(), by: .klaas) == .personUnknown)
        #expect(conference.refusal(.offer(badge: 11), by: .klaas) == .personUnknown)
        #expect(conference.refusal(.offer(badge: 999), by: .klaas) == .personUnknown)
    }

    @Test func `an employer does not commit for another`() {
        let conference = Conference.sample(pitch: .open)

        #expect(conference.refusal(.offer(badge: 102), by: .anna) == .notAllowed)
        #expect(conference.refusal(.offer(badge: 101), by: .anna) == nil)
    }

    @Test(arguments: [Actor.mo, .saskia, .jules, .scherm])
    func `only employers commit`(actor: Actor) {
        #expect(Conference.sample(pitch: .open).refusal(.offer(), by: actor) == .notAllowed)
    }

    @Test func `somebody of another conference does not commit here`() {
        #expect(Conference.sample(pitch: .open).refusal(.offer(), by: .stranger) == .personUnknown)
    }

    @Test func `whoever hides once hides unless they say otherwise`() {
        var conference = Conference.sample(pitch: .open)
        let words = Person.Words(name: "Vera", organisation: "Stil BV")
        conference.must(.admit(role: .employer, words: words, sector: nil, show: false))
        let vera = Actor.person(PersonID(10))
        conference.must(.offer(), by: vera)
        conference.must(.offer(show: true), by: vera)

        #expect(conference.offers.map(\.show) == [false, true])
    }
}

/// Taking back, and coming late.
struct AfterOfferingTests {
    @Test func `a withdrawn offer stays and counts no more`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 3), by: .anna)
        conference.must(.withdrawOffer(1, reason: "Te veel"), by: .anna)

        #expect(conference.offers.count == 1)
        #expect(conference.offer(1)?.withdrawn == true)
        #expect(conference.offer(1)?.reason == "Te veel")
        #expect(conference.pitch(.p1)?.tally == [:])
        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .anna) == .alreadyWithdrawn)
    }

    @Test(arguments: [Int.min, -1, 0, 2, .max])
    func `a number that nobody has is of nobody, however strange it is`(number: Int) {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna)

        #expect(conference.refusal(.withdrawOffer(number, reason: nil), by: .anna) == .offerUnknown)
        #expect(conference.refusal(.acceptLate(number), by: .olga) == .offerUnknown)
        #expect(conference.refusal(.stagePitch(PitchID(number), expect: nil), by: .mo) == .pitchUnknown)
        #expect(conference.person(PersonID(number < 2 ? number : .max)) == nil)
        #expect(conference.refusal(.dropPrepared(number), by: .olga) != nil)
    }

    @Test func `an offer is taken back by its own and by the organiser, in the round and after it`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna)
        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .bob) == .offerUnknown)
        #expect(conference.refusal(.withdrawOffer(2, reason: nil), by: .anna) == .offerUnknown)
        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .mo) == .notAllowed)

        conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        #expect(conference.refusal(.withdrawOffer(1, reason: "Vergissing"), by: .olga) == nil)
        conference.must(.withdrawOffer(1, reason: "Het lukt toch niet"), by: .anna)
        #expect(conference.pitch(.p1)?.tally == [:])
        #expect(conference.offer(1)?.reason == "Het lukt toch niet")
    }

    @Test func `a clerk takes back what the clerk typed, and nothing else`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(badge: 101), by: .klaas)
        conference.must(.offer(), by: .bob)

        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .klaas) == nil)
        #expect(conference.refusal(.withdrawOffer(2, reason: nil), by: .klaas) == .notAllowed)
        #expect(conference.refusal(.withdrawOffer(9, reason: nil), by: .klaas) == .notAllowed, "nor what is not there")

        conference.must(.closeOffers(.p1, expect: nil), by: .mo)
        #expect(conference.refusal(.withdrawOffer(1, reason: nil), by: .klaas) == .offersClosed)
    }

    @Test func `a late offer is recorded apart and counts once it is accepted`() {
        var conference = Conference.sample(pitch: .closed)
        conference.must(.offer("leerbaan", 2, late: true), by: .anna)
        #expect(conference.offer(1)?.late == true)
        #expect(conference.pitch(.p1)?.tally == [:])
        #expect(conference.refusal(.acceptLate(1), by: .mo) == .notAllowed)

        conference.must(.acceptLate(1), by: .olga)
        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 2])
        #expect(conference.refusal(.acceptLate(1), by: .olga) == .notLate)

        conference.must(.withdrawOffer(1, reason: nil), by: .olga)
        #expect(conference.pitch(.p1)?.tally == [:])
    }

    @Test func `an offer marked late that is in time is in time`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer("leerbaan", 2, late: true), by: .anna)

        #expect(conference.offer(1)?.late == false)
        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 2])
        #expect(conference.refusal(.acceptLate(1), by: .olga) == .notLate)
    }

    @Test func `nothing is late before a pitch was opened`() {
        #expect(Conference.sample(pitch: .onStage).refusal(.offer(late: true), by: .anna) == .offersNotOpen)
    }
}
