import Marketplace
import TestSupport
import Testing

/// Long histories of random commands, checked after each against what must hold in every conference.
///
/// A failure names its seed, and the seed is the whole of its input.
struct SimulationTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `no history breaks the books, and each could have happened`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var conference = Conference.sample(pitch: .ready)
        conference.must(.putPitch(nil, .sample(title: "Tweede"), owner: nil), by: .wim)
        var books = Books()
        var now: Int64 = 0

        for _ in 0..<600 {
            now += .random(in: 0...20, using: &chance)
            let command = Command.random(&chance)
            let actor = Actor.random(for: command, &chance)
            guard let events = try? conference.decide(command, by: actor, at: .t(now)) else { continue }
            #expect(!events.isEmpty)
            for event in events {
                books.check(event, by: actor, before: conference, at: .t(now))
                let fact = Fact(seq: conference.seq + 1, at: .t(now), by: actor.person, event: event)
                try conference.couldHaveHappened(fact)
                conference.apply(fact)
            }
            books.check(conference)
        }
        #expect(conference.offers.count >= 3, "a history without offers proves nothing")
    }

    @Test func `no week of an organiser breaks the books, and each could have happened`() throws {
        var happened: [String: Int] = [:]
        for seed in 0..<30 as Range<UInt64> { try playWeek(seed, &happened) }

        // Histories in which these never happen prove nothing of them.
        #expect(happened["offerMade", default: 0] > 100)
        #expect(happened["rehearsalWiped", default: 0] > 10)
        #expect(happened["revealed", default: 0] > 2)
        #expect(happened["personRevoked", default: 0] > 10)
    }

    private func playWeek(_ seed: UInt64, _ happened: inout [String: Int]) throws {
        var chance = SeededGenerator(seed: seed)
        var conference = Conference.sample(in: .rehearsal)
        var books = Books()
        var now: Int64 = 0
        for _ in 0..<600 {
            now += .random(in: 0...20, using: &chance)
            let isOfTheWeek = Int.random(in: 0..<8, using: &chance) == 0
            var command = isOfTheWeek ? Command.randomOfTheWeek(&chance) : .random(&chance)
            // Where nothing happens one does not stay for long.
            let isIdle = !conference.letsWalkIn && isOfTheWeek
            if isIdle { command = .enterPhase(conference.phase == .archived ? .closed : .open, expect: nil) }
            let actor = isOfTheWeek ? .olga : Actor.random(for: command, &chance)
            guard let events = try? conference.decide(command, by: actor, at: .t(now)) else { continue }
            for event in events {
                switch event {
                case .offerMade(let made): happened[made.prepared == nil ? "offerMade" : "revealed", default: 0] += 1
                case .rehearsalWiped: happened["rehearsalWiped", default: 0] += 1
                case .personRevoked: happened["personRevoked", default: 0] += 1
                default: break
                }
                books.check(event, by: actor, before: conference, at: .t(now))
                let fact = Fact(seq: conference.seq + 1, at: .t(now), by: actor.person, event: event)
                try conference.couldHaveHappened(fact)
                conference.apply(fact)
            }
            books.check(conference)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the same history gives the same conference`(seed: UInt64) {
        func play() -> [Fact] {
            var chance = SeededGenerator(seed: seed)
            var conference = Conference.sample(pitch: .ready)
            var facts: [Fact] = []
            for second in 0..<200 as Range<Int64> {
                let command = Command.random(&chance)
                let actor = Actor.random(for: command, &chance)
                for event in (try? conference.decide(command, by: actor, at: .t(second))) ?? [] {
                    let fact = Fact(seq: conference.seq + 1, at: .t(second), by: actor.person, event: event)
                    facts.append(fact)
                    conference.apply(fact)
                }
            }
            return facts
        }
        #expect(play() == play())
    }
}

/// An account of what was promised that is kept apart from the conference, and must agree with it.
private struct Books {
    private var standing: [OfferNumber: OfferMade] = [:]
    private var late: [OfferNumber: OfferMade] = [:]
    private var made = 0

    /// What must hold of an event in the conference before it.
    mutating func check(_ event: Event, by actor: Actor, before conference: Conference, at now: Moment) {
        switch event {
        case .offerMade(let offer):
            made += 1
            #expect(offer.number == made, "offers are numbered without a gap")
            let pitch = conference.pitch(offer.pitch)!
            let isOpen = pitch.state == .open && pitch.closesAt.map { now < $0 } ?? true
            #expect(isOpen || offer.late, "nobody commits to what is not open without being marked late")
            #expect(offer.amount >= 1 && offer.amount <= Limits.amount)
            #expect(conference.person(offer.employer)?.role == .employer, "only employers commit")
            if offer.late { late[offer.number] = offer } else { standing[offer.number] = offer }
        case .offerWithdrawn(let number, _):
            let known = standing.removeValue(forKey: number) ?? late.removeValue(forKey: number)
            #expect(known != nil, "an offer is taken back once, after it was made")
        case .lateAccepted(let number):
            let offer = late.removeValue(forKey: number)
            #expect(offer != nil, "only a late offer that stands is accepted")
            standing[number] = offer
        case .rehearsalWiped:
            #expect(conference.phase == .rehearsal, "nothing of the day is wiped")
            (standing, late, made) = ([:], [:], 0)
        case .phaseEntered(.open) where conference.phase != .closed:
            #expect(conference.offers.isEmpty, "the day begins without offers")
        case .pitchPut(let id, _, _):
            #expect(conference.pitch(id)?.opened != true, "what was asked stays what was asked")
        case .stageCleared(let interlude):
            #expect(interlude != conference.interlude || conference.stage != nil, "clearing changes something")
        default:
            break
        }
    }

    /// What must hold of every conference.
    func check(_ conference: Conference) {
        for pitch in conference.pitches {
            let counted = standing.values.filter { $0.pitch == pitch.id && $0.kind != "belmij" }
            let tally = Dictionary(grouping: counted, by: \.kind).mapValues { $0.map(\.amount).reduce(0, +) }
            #expect(pitch.tally == tally, "a tally is the sum of what stands, kind by kind")
            #expect(pitch.standing == counted.count)
            #expect(pitch.state != .closed || pitch.closesAt == nil)
        }
        #expect(conference.pitches.count { $0.state == .open } <= 1, "a hall listens to one at a time")
        #expect(conference.pitches.count { $0.state == .onStage } <= 1)
        #expect(conference.stage == nil || conference.interlude == nil, "a screen shows one thing")
        for pitch in conference.pitches {
            let isOnStage = pitch.state == .onStage || pitch.state == .open
            #expect(!isOnStage || conference.stage == pitch.id, "who stands on the stage is on the screen")
            #expect((pitch.closedSeq != nil) == (pitch.state == .closed))
            #expect(pitch.state != .onStage || pitch.content.isComplete, "the hall knows what is asked")
        }
        #expect(conference.offers.count == made, "an offer never disappears")

        let thinkers = standing.values.filter { $0.kind == "meedenken" }
        #expect(Set(thinkers.map { "\($0.pitch) \($0.employer)" }).count == thinkers.count, "one employer, one thought")
    }
}

extension Actor {
    /// Mostly somebody who may, so that histories come far; sometimes anybody.
    fileprivate static func random(for command: Command, _ chance: inout SeededGenerator) -> Actor {
        let anybody: [Actor] = [.house, .olga, .mo, .klaas, .saskia, .wim, .anna, .bob, .jules, .scherm, .stranger]
        let likely: [Actor] =
            switch command {
            case .stagePitch, .openOffers, .closeOffers, .clearStage, .stepBack: [.mo]
            case .openJury, .closeJury: [.olga, .mo]
            case .judgePitch: [.jules]
            case .makeOffer(let form): form.badge == nil ? [.anna, .bob] : [.klaas]
            case .withdrawOffer: [.anna, .bob, .olga]
            case .acceptLate: [.olga]
            default: anybody
            }
        return (Int.random(in: 0..<4, using: &chance) > 0 ? likely : anybody).randomElement(using: &chance)!
    }
}

extension Command {
    /// What an organiser does beside the day itself.
    fileprivate static func randomOfTheWeek(_ chance: inout SeededGenerator) -> Command {
        let person = PersonID(.random(in: 4...10, using: &chance))
        let pitch = PitchID(.random(in: 1...3, using: &chance))
        let badge = [101, 102, 200, 900].randomElement(using: &chance)!
        // Mostly phases in which something happens.
        let phases = Phase.allCases + [.rehearsal, .rehearsal, .open, .open, .open]
        switch Int.random(in: 0..<14, using: &chance) {
        case 0: return .enterPhase(phases.randomElement(using: &chance)!, expect: nil)
        case 1: return .wipeRehearsal
        case 2, 3, 4:
            return .prepareOffer(OfferForm(pitch: pitch, kind: "leerbaan", amount: 2, badge: badge))
        case 5, 6: return .revealPrepared(pitch)
        case 7: return .dropPrepared(.random(in: 1...4, using: &chance))
        case 8: return .changePerson(person, PersonChange(badge: badge, organisation: "Samen BV"))
        case 9: return .revokePerson(person)
        case 10, 11, 12: return .renewLink(person)
        default: return .putProgramme(Programme(items: [.init(pitch: pitch), .init()], titles: ["", "Pauze"]))
        }
    }

    fileprivate static func random(_ chance: inout SeededGenerator) -> Command {
        let pitch = PitchID([1, 1, 1, 2, 2, 3].randomElement(using: &chance)!)
        let number = Int.random(in: 0...20, using: &chance)
        let expect = [nil, nil, nil, nil, nil, nil, Pitch.State.ready, .onStage, .open, .closed].randomElement(
            using: &chance)!
        switch Int.random(in: 0..<29, using: &chance) {
        case 0: return .putPitch(Bool.random(using: &chance) ? nil : pitch, .random(&chance), owner: nil)
        case 1, 2: return .stagePitch(pitch, expect: expect)
        case 3, 4, 5:
            let seconds = [nil, nil, nil, 5, 600, 3600, .max, .min].randomElement(using: &chance)!
            return .openOffers(pitch, closesInSeconds: seconds, expect: expect)
        case 6: return .closeOffers(pitch, expect: expect)
        case 7: return .closeDue
        case 8, 9: return .withdrawOffer(number, reason: nil)
        case 10: return .acceptLate(number)
        case 24: return .clearStage([nil, .pause, .jury, .thanks].randomElement(using: &chance)!)
        case 25, 26: return .stepBack
        case 27: return Bool.random(using: &chance) ? .openJury : .closeJury
        case 28:
            let points = [1, 3, 5, 0, 6, .min, .max].randomElement(using: &chance)!
            return .judgePitch(pitch, points: points, praise: .random(&chance))
        case 11:
            let badge = [nil, 101, 900, .max, -1].randomElement(using: &chance)!
            return .admit(
                role: Role.allCases.randomElement(using: &chance)!,
                words: .init(badge: badge, name: .random(&chance), organisation: .random(&chance)),
                sector: [nil, "zorg", "?"].randomElement(using: &chance)!,
                show: .random(using: &chance)
            )
        default: return .makeOffer(.random(pitch, &chance))
        }
    }
}

extension OfferForm {
    fileprivate static func random(_ pitch: PitchID, _ chance: inout SeededGenerator) -> OfferForm {
        OfferForm(
            pitch: pitch,
            kind: ["leerbaan", "leerbaan", "budget", "meedenken", "meedenken", "belmij", "zeppelin"].randomElement(
                using: &chance)!,
            amount: [1, 1, 1, 1, 1, 3, 10, 0, -1, .min, .max, Limits.amount].randomElement(using: &chance)!,
            badge: [nil, nil, nil, nil, 101, 102, 11, .max].randomElement(using: &chance)!,
            late: .random(using: &chance),
            words: Offer.Words(note: .random(&chance), needs: [])
        )
    }
}

extension Pitch.Content {
    fileprivate static func random(_ chance: inout SeededGenerator) -> Pitch.Content {
        let target = [1, 10, 0, .max, .min, Limits.amount].randomElement(using: &chance)!
        return .sample(
            title: .random(&chance),
            asks: [[], [Ask(kind: "leerbaan", target: target)]].randomElement(using: &chance)!
        )
    }
}

extension String {
    fileprivate static func random(_ chance: inout SeededGenerator) -> String {
        [
            "Jansen", "Jansen", "Jansen", "Jansen", "Jansen", "Jansen", "van der Óst-Bükker", "👩‍👩‍👧", "", "\u{202E}",
            String(repeating: "x", count: 10_000),
        ].randomElement(using: &chance)!
    }
}
