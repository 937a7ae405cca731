package import Marketplace

extension Moment {
    /// So many seconds into the afternoon that tests are about.
    package static func t(_ seconds: Int64) -> Moment {
        Moment(milliseconds: 1_553_175_000_000 + seconds * 1000)
    }
}

extension Charter {
    /// Four kinds, one of each sort; two regions, two themes, two sectors.
    package static func sample(openEntry: Bool = true) -> Charter {
        Charter(
            words: .init(name: "Werkconferentie", venue: "Utrecht", host: "ProRail", organisers: ["VNG"]),
            date: "2019-03-21",
            openEntry: openEntry,
            kinds: [
                KindRule(key: "leerbaan"),
                KindRule(key: "budget"),
                KindRule(key: "meedenken", single: true),
                KindRule(key: "belmij", single: true, counted: false),
            ],
            regions: ["AM17", "AM19"],
            themes: ["instroom"],
            sectors: ["zorg", "post"]
        )
    }
}

extension Pitch.Content {
    /// A complete pitch that asks for ten who think along.
    package static func sample(title: String = "Werk voor Poelenburg", asks: [Ask]? = nil) -> Pitch.Content {
        Pitch.Content(
            words: .init(title: title, problem: "Er is werk en er zijn mensen.", municipality: "Zaanstad"),
            asks: asks ?? [Ask(kind: "meedenken", target: 10)],
            region: "AM17",
            theme: "instroom"
        )
    }
}

extension Conference {
    /// Anna and Bob are employers, Saskia is a wethouder, and each kind of staff is there; no pitch yet.
    package static func sample() -> Conference {
        var conference = Conference()
        conference.must(.createConference(.sample()))
        conference.admit(.organiser, "Olga")
        conference.admit(.moderator, "Mo")
        conference.admit(.clerk, "Klaas")
        conference.admit(.wethouder, "Saskia", badge: 11)
        conference.admit(.employer, "Anna", badge: 101, sector: "zorg")
        conference.admit(.employer, "Bob", badge: 102)
        conference.admit(.jury, "Jules")
        conference.admit(.screen, "Scherm")
        conference.admit(.wethouder, "Wim", badge: 12)
        return conference
    }

    /// The sample in a phase, with Saskia's pitch `p1`; nothing was offered.
    package static func sample(in phase: Phase) -> Conference {
        var conference = sample()
        conference.must(.putPitch(nil, .sample(), owner: nil), by: .saskia)
        conference.apply(Fact(seq: conference.seq + 1, at: .t(0), by: nil, event: .phaseEntered(phase)))
        return conference
    }

    /// The sample with Saskia's pitch `p1` in a state.
    package static func sample(pitch state: Pitch.State, closesInSeconds seconds: Int? = nil) -> Conference {
        var conference = sample()
        conference.must(.putPitch(nil, .sample(), owner: nil), by: .saskia)
        if state == .draft || state == .ready { return conference }
        conference.must(.stagePitch(.p1, expect: nil), by: .mo)
        if state == .onStage { return conference }
        conference.must(.openOffers(.p1, closesInSeconds: seconds, expect: nil), by: .mo)
        if state == .closed { conference.must(.closeOffers(.p1, expect: nil), by: .mo) }
        return conference
    }

    private mutating func admit(_ role: Role, _ name: String, badge: Badge? = nil, sector: String? = nil) {
        let words = Person.Words(badge: badge, name: name, organisation: "\(name) BV")
        must(.admit(role: role, words: words, sector: sector, show: true))
    }

    /// Does what must be possible, and returns what happened.
    @discardableResult
    package mutating func must(_ command: Command, by actor: Actor = .house, at now: Moment = .t(0)) -> [Event] {
        do throws(Refusal) {
            let events = try decide(command, by: actor, at: now)
            for event in events { apply(Fact(seq: seq + 1, at: now, by: actor.person, event: event)) }
            return events
        } catch {
            preconditionFailure("\(command) was refused: \(error)")
        }
    }

    /// Why a command is refused; nil when it is not.
    package func refusal(_ command: Command, by actor: Actor, at now: Moment = .t(0)) -> Refusal? {
        do throws(Refusal) {
            _ = try decide(command, by: actor, at: now)
            return nil
        } catch {
            return error
        }
    }
}

extension Actor {
    package static let olga = Actor.person(PersonID(1))
    package static let mo = Actor.person(PersonID(2))
    package static let klaas = Actor.person(PersonID(3))
    package static let saskia = Actor.person(PersonID(4))
    package static let anna = Actor.person(PersonID(5))
    package static let bob = Actor.person(PersonID(6))
    package static let jules = Actor.person(PersonID(7))
    package static let scherm = Actor.person(PersonID(8))
    package static let wim = Actor.person(PersonID(9))
    package static let stranger = Actor.person(PersonID(99))
}

extension PitchID {
    package static let p1 = PitchID(1)
    package static let p2 = PitchID(2)
}

extension Command {
    /// An offer to `p1`.
    package static func offer(
        _ kind: KindKey = "leerbaan",
        _ amount: Int = 1,
        badge: Badge? = nil,
        late: Bool = false,
        show: Bool? = nil
    ) -> Command {
        .makeOffer(OfferForm(pitch: .p1, kind: kind, amount: amount, badge: badge, show: show, late: late))
    }
}
