import Marketplace
import TestSupport
import Testing

/// A finger slips: the last step on the stage can be taken back, once and for ten seconds.
struct SteppingBackTests {
    @Test func `the first pitch goes back to where it was, and the screen to the lobby`() {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)

        let events = conference.must(.stepBack, by: .mo, at: .t(10))

        #expect(events == [.steppedBack(Footing(stage: nil, pitches: [.init(pitch: .p1, state: .ready)]))])
        #expect(conference.stage == nil)
        #expect(conference.pitch(.p1)?.state == .ready)
    }

    @Test func `the pitch before stands on the stage again`() {
        var conference = twoPitches()
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.stagePitch(.p2, expect: nil), by: .mo)

        conference.must(.stepBack, by: .olga)

        #expect(conference.stage == .p1)
        #expect(conference.pitches.map(\.state) == [.onStage, .ready])
    }

    @Test func `a round that was opened by mistake is not open, and what was offered in it stays`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.offer(), by: .anna, at: .t(3))

        conference.must(.stepBack, by: .mo, at: .t(5))

        #expect(conference.pitch(.p1)?.state == .onStage)
        #expect(conference.pitch(.p1)?.tally == ["leerbaan": 1])
        #expect(conference.refusal(.offer(), by: .bob) == .offersNotOpen)
    }

    @Test func `a round that was closed by mistake goes on, with the time that it had`() {
        var conference = Conference.sample(pitch: .open, closesInSeconds: 60)
        conference.must(.closeOffers(.p1, expect: nil), by: .mo, at: .t(20))

        conference.must(.stepBack, by: .mo, at: .t(29))

        #expect(conference.pitch(.p1)?.state == .open)
        #expect(conference.pitch(.p1)?.closesAt == .t(60))
        #expect(conference.refusal(.offer(), by: .bob, at: .t(30)) == nil)
    }

    @Test func `a round that ran out of time goes on without one`() {
        var conference = Conference.sample(pitch: .open, closesInSeconds: 60)
        conference.must(.closeDue, at: .t(60))

        conference.must(.stepBack, by: .mo, at: .t(65))

        #expect(conference.pitch(.p1)?.state == .open)
        #expect(conference.pitch(.p1)?.closesAt == nil)
    }

    @Test func `half a minute more is taken back too`() {
        var conference = Conference.sample(pitch: .open, closesInSeconds: 60)
        conference.must(.openOffers(.p1, closesInSeconds: 90, expect: nil), by: .mo, at: .t(10))

        conference.must(.stepBack, by: .mo, at: .t(12))

        #expect(conference.pitch(.p1)?.closesAt == .t(60))
    }

    @Test func `a closed pitch that came back to the stage is closed where it closed`() {
        var conference = Conference.sample(pitch: .closed)
        let closed = conference.pitch(.p1)?.closedSeq
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)

        conference.must(.stepBack, by: .mo)

        #expect(closed != nil)
        #expect(conference.pitch(.p1)?.state == .closed)
        #expect(conference.pitch(.p1)?.closedSeq == closed)
    }

    @Test func `a pause that was not meant is over`() {
        var conference = Conference.sample(pitch: .onStage)
        conference.must(.clearStage(.pause), by: .mo)
        #expect(conference.interlude == .pause)
        #expect(conference.pitch(.p1)?.state == .ready)

        conference.must(.stepBack, by: .mo)

        #expect(conference.interlude == nil)
        #expect(conference.stage == .p1)
        #expect(conference.pitch(.p1)?.state == .onStage)
    }

    @Test func `after ten seconds, and a second time, it is too late`() {
        var conference = Conference.sample(pitch: .onStage)
        #expect(conference.refusal(.stepBack, by: .mo, at: .t(11)) == .cannotStepBack)

        conference.must(.stepBack, by: .mo, at: .t(10))
        #expect(conference.refusal(.stepBack, by: .mo, at: .t(10)) == .cannotStepBack)
        #expect(Conference.sample().refusal(.stepBack, by: .mo) == .cannotStepBack)
    }

    @Test func `a pitch that was written anew meanwhile is not called what it was`() {
        var conference = twoPitches()
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        conference.must(.stagePitch(.p2, expect: nil), by: .mo)
        conference.must(.putPitch(.p1, .sample(asks: []), owner: nil), by: .olga)

        #expect(conference.refusal(.stepBack, by: .mo) == .cannotStepBack)
    }

    @Test(arguments: [Actor.anna, .saskia, .klaas, .jules, .scherm])
    func `only who runs the stage steps back or clears it`(actor: Actor) {
        let conference = Conference.sample(pitch: .onStage)

        #expect(conference.refusal(.stepBack, by: actor) == .notAllowed)
        #expect(conference.refusal(.clearStage(.pause), by: actor) == .notAllowed)
    }

    @Test func `the stage is not cleared from under a round`() {
        #expect(Conference.sample(pitch: .open).refusal(.clearStage(nil), by: .mo) == .anotherPitchOpen)
    }

    @Test func `clearing what is clear was done already`() {
        var conference = Conference.sample(pitch: .closed)
        conference.must(.clearStage(.thanks), by: .mo)

        #expect(conference.refusal(.clearStage(.thanks), by: .mo) == .stateChanged)
        #expect(conference.refusal(.clearStage(.pause), by: .mo) == nil)
        #expect(conference.pitch(.p1)?.state == .closed)
    }

    private func twoPitches() -> Conference {
        var conference = Conference.sample(pitch: .ready)
        conference.must(.putPitch(nil, .sample(title: "Tweede"), owner: nil), by: .wim)
        return conference
    }
}
