import Marketplace
import TestSupport
import Testing

/// From the first words of a pitch to the end of its round.
struct PitchingTests {
    @Test func `a pitch with a title and a target is ready`() {
        var conference = Conference.sample()
        let events = conference.must(.putPitch(nil, .sample(), owner: nil), by: .saskia)

        #expect(events == [.pitchPut(.p1, owner: PersonID(4), content: .sample())])
        #expect(conference.pitch(.p1)?.state == .ready)
    }

    @Test func `a pitch without a target is a draft and cannot be staged`() {
        var conference = Conference.sample()
        conference.must(.putPitch(nil, .sample(asks: []), owner: nil), by: .saskia)

        #expect(conference.pitch(.p1)?.state == .draft)
        #expect(conference.refusal(.stagePitch(.p1, expect: nil), by: .mo) == .pitchIncomplete)
    }

    @Test func `a wethouder writes her own pitch and nobody else's`() {
        let conference = Conference.sample(pitch: .ready)

        #expect(conference.refusal(.putPitch(.p1, .sample(title: "Beter"), owner: nil), by: .saskia) == nil)
        #expect(conference.refusal(.putPitch(.p1, .sample(title: "Beter"), owner: nil), by: .wim) == .notAllowed)
        #expect(
            conference.refusal(.putPitch(.p2, .sample(), owner: nil), by: .wim) == .notAllowed,
            "one that is not there is no more hers than another's"
        )
    }

    @Test func `an organiser gives a pitch to the wethouder with that badge`() {
        var conference = Conference.sample()
        conference.must(.putPitch(nil, .sample(), owner: 12), by: .olga)

        #expect(conference.pitch(.p1)?.owner == PersonID(9))
        #expect(conference.refusal(.putPitch(nil, .sample(), owner: 101), by: .olga) == .personUnknown)
    }

    @Test func `what was asked stays what was asked, also when the pitch comes to the stage again`() {
        var conference = Conference.sample(pitch: .closed)
        #expect(conference.refusal(.putPitch(.p1, .sample(), owner: nil), by: .olga) == .pitchFrozen)

        conference.must(.stagePitch(.p1, expect: .closed), by: .mo)
        #expect(conference.refusal(.putPitch(.p1, .sample(), owner: nil), by: .olga) == .pitchFrozen)
    }

    @Test func `a pitch on the stage steps down for the next`() {
        var conference = Conference.sample(pitch: .onStage)
        conference.must(.putPitch(nil, .sample(title: "Tweede"), owner: nil), by: .wim)
        conference.must(.stagePitch(.p2, expect: .ready), by: .mo)

        #expect(conference.pitch(.p1)?.state == .ready)
        #expect(conference.pitch(.p2)?.state == .onStage)
        #expect(conference.stage == .p2)
    }

    @Test func `no pitch comes to the stage while another takes offers`() {
        var conference = Conference.sample(pitch: .open)
        conference.must(.putPitch(nil, .sample(title: "Tweede"), owner: nil), by: .wim)

        #expect(conference.refusal(.stagePitch(.p2, expect: nil), by: .mo) == .anotherPitchOpen)
    }

    @Test func `whoever saw another state than there is now was too late`() {
        let conference = Conference.sample(pitch: .open)

        #expect(conference.refusal(.openOffers(.p1, closesInSeconds: nil, expect: .onStage), by: .mo) == .stateChanged)
        #expect(conference.refusal(.closeOffers(.p1, expect: .onStage), by: .mo) == .stateChanged)
        #expect(conference.refusal(.closeOffers(.p1, expect: .open), by: .mo) == nil)
    }

    @Test(arguments: [
        (Pitch.State.ready, Refusal.pitchNotOnStage), (.closed, .pitchNotOnStage), (.open, .stateChanged),
    ])
    func `offers open on the stage only`(state: Pitch.State, refusal: Refusal) {
        let conference = Conference.sample(pitch: state)

        #expect(conference.refusal(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: .mo) == refusal)
    }

    @Test func `a moderator gives an open round more time`() {
        var conference = Conference.sample(pitch: .open, closesInSeconds: 30)
        #expect(conference.nextClosing == .t(30))

        conference.must(.openOffers(.p1, closesInSeconds: 60, expect: .open), by: .mo, at: .t(20))
        #expect(conference.nextClosing == .t(80))
    }

    @Test(arguments: [4, 3601, 0, -1, Int.max, Int.min])
    func `a closing time is refused outside its limits`(seconds: Int) {
        let conference = Conference.sample(pitch: .onStage)

        let command = Command.openOffers(.p1, closesInSeconds: seconds, expect: nil)
        #expect(conference.refusal(command, by: .mo) == .closingTimeInvalid)
    }

    @Test func `the house closes what has run out of time, and nothing else`() {
        var conference = Conference.sample(pitch: .open, closesInSeconds: 30)

        #expect(conference.refusal(.closeDue, by: .house, at: .t(29)) == .offersNotOpen)
        #expect(conference.refusal(.closeDue, by: .mo, at: .t(30)) == .notAllowed)
        #expect(conference.must(.closeDue, at: .t(30)) == [.offersClosed(.p1)])
        #expect(conference.pitch(.p1)?.movedBy == nil)
    }

    @Test(arguments: [
        Actor.saskia, .anna, .klaas, .jules, .scherm,
    ])
    func `only those who lead the hall lead it`(actor: Actor) {
        let ready = Conference.sample(pitch: .ready)
        let onStage = Conference.sample(pitch: .onStage)
        let open = Conference.sample(pitch: .open)

        #expect(ready.refusal(.stagePitch(.p1, expect: nil), by: actor) == .notAllowed)
        #expect(onStage.refusal(.openOffers(.p1, closesInSeconds: nil, expect: nil), by: actor) == .notAllowed)
        #expect(open.refusal(.closeOffers(.p1, expect: nil), by: actor) == .notAllowed)
    }

    @Test(arguments: [
        (Pitch.Content(words: .init(title: " "), asks: []), Refusal.textMissing),
        (.sample(title: String(repeating: "a", count: Limits.line + 1)), .textTooLong),
        (.sample(title: "omgekeerd \u{202E}"), .textInvalid),
        (.sample(asks: [Ask(kind: "zeppelin", target: 1)]), .kindUnknown),
        (.sample(asks: [Ask(kind: "belmij", target: 1)]), .kindUnknown),
        (.sample(asks: [Ask(kind: "leerbaan", target: 0)]), .amountNotPositive),
        (.sample(asks: [Ask(kind: "leerbaan", target: .max)]), .amountTooLarge),
        (.sample(asks: [Ask(kind: "leerbaan", target: 1), Ask(kind: "leerbaan", target: 2)]), .tooMany),
        (Pitch.Content(words: .init(title: "x"), asks: [], region: "AM99"), .regionUnknown),
        (Pitch.Content(words: .init(title: "x"), asks: [], theme: "vrije tijd"), .themeUnknown),
        (Pitch.Content(words: .init(title: "x"), asks: [], sector: "ruimtevaart"), .sectorUnknown),
    ])
    func `a pitch that the hall could not read is refused`(content: Pitch.Content, refusal: Refusal) {
        #expect(Conference.sample().refusal(.putPitch(nil, content, owner: nil), by: .saskia) == refusal)
    }
}
