import Marketplace
import TestSupport

/// Which line of ``History/afternoon`` tells what.
enum Story {
    static let opening = 15, offer = 16, withdrawal = 18, typed = 19, lastSeat = 20, late = 22
}

/// Facts as the rules gave them.
struct History {
    var conference = Conference()
    var facts: [Fact] = []

    @discardableResult
    mutating func does(_ command: Command, _ actor: Actor = .house, at second: Int64) -> Bool {
        guard let events = try? conference.decide(command, by: actor, at: .t(second)) else { return false }
        for event in events {
            let fact = Fact(seq: conference.seq + 1, at: .t(second), by: actor.person, event: event)
            facts.append(fact)
            conference.apply(fact)
        }
        return true
    }

    /// As if it had begun in a phase.
    mutating func begin(in phase: Phase) {
        let told = facts
        self = History()
        for fact in told {
            var event = fact.event
            if case .conferenceCreated(var charter) = event {
                charter.begins = phase
                event = .conferenceCreated(charter)
            }
            let same = Fact(seq: fact.seq, at: fact.at, by: fact.by, event: event)
            facts.append(same)
            conference.apply(same)
        }
    }

    /// The people of ``Marketplace/Conference/sample()``, and Saskia's two pitches.
    static var morning: History {
        var history = History()
        history.does(.createConference(.sample()), at: 0)
        let people: [(Role, String, Badge?)] = [
            (.organiser, "Olga", nil), (.moderator, "Mo", nil), (.clerk, "Klaas", nil), (.wethouder, "Saskia", 11),
            (.employer, "Anna", 101), (.employer, "Bob", nil), (.jury, "Jules", nil), (.screen, "Scherm", nil),
            (.wethouder, "Wim", 12),
        ]
        for (role, name, badge) in people {
            let words = Person.Words(badge: badge, name: name, organisation: "\(name) BV")
            history.does(.admit(role: role, words: words, sector: nil, show: true), at: 0)
        }
        let content = Pitch.Content.sample(asks: [Ask(kind: "leerbaan", target: 5, capped: true)])
        history.does(.putPitch(nil, content, owner: nil), .saskia, at: 0)
        history.does(.putPitch(nil, content, owner: 11), .olga, at: 0)
        return history
    }

    static var afternoon: History {
        var history = morning
        func must(_ command: Command, _ actor: Actor, at second: Int64) {
            precondition(history.does(command, actor, at: second), "\(command)")
        }
        must(.putPitch(.p2, .sample(), owner: 11), .olga, at: 0)
        must(.stagePitch(.p1, expect: nil), .mo, at: 0)
        must(.openOffers(.p1, closesInSeconds: 600, expect: nil), .mo, at: 1)
        must(.offer("leerbaan", 3), .anna, at: 2)
        must(.offer("meedenken"), .anna, at: 3)
        must(.withdrawOffer(1, reason: "Te veel"), .anna, at: 4)
        must(.offer("leerbaan", 3, badge: 900), .klaas, at: 5)
        must(.offer("leerbaan", 2), .anna, at: 6)
        must(.closeDue, .house, at: 601)
        must(.offer("budget", 1000, late: true), .bob, at: 700)
        must(.acceptLate(5), .olga, at: 800)
        must(.withdrawOffer(2, reason: nil), .olga, at: 800)
        return history
    }

    /// Many commands of people who mostly may.
    static func random(seed: UInt64) -> [Fact] {
        var chance = SeededGenerator(seed: seed)
        var history = morning
        var second: Int64 = 0
        for _ in 0..<400 {
            second += .random(in: 0...20, using: &chance)
            let number = Int.random(in: 1...30, using: &chance)
            let pitch = Bool.random(using: &chance) ? PitchID.p1 : .p2
            let kind = ["leerbaan", "leerbaan", "budget", "meedenken", "belmij"].randomElement(using: &chance)!
            let person = PersonID(Int.random(in: 1...20, using: &chance))
            let late = Bool.random(using: &chance)
            func offer(_ amount: Int, badge: Badge? = nil) -> Command {
                .makeOffer(OfferForm(pitch: pitch, kind: kind, amount: amount, badge: badge, late: late))
            }
            let verdict = Command.judgePitch(pitch, points: 1 + number % 5, praise: late ? "Mooi" : nil)
            let slip: Command = [.stepBack, .clearStage(.pause), .closeDue, .closeDue, .closeDue][number % 5]
            let asked: (Command, Actor) =
                switch Int.random(in: 0..<20, using: &chance) {
                case 0, 1: (.stagePitch(pitch, expect: nil), .mo)
                case 2: (.openOffers(pitch, closesInSeconds: nil, expect: nil), .mo)
                case 3: (.openOffers(pitch, closesInSeconds: .random(in: 5...99, using: &chance), expect: nil), .olga)
                case 4: (.closeOffers(pitch, expect: nil), [.mo, .house].randomElement(using: &chance)!)
                case 5: (.closeDue, .house)
                case 6:
                    (
                        .withdrawOffer(number, reason: late ? "Toch niet" : nil),
                        [.anna, .bob, .klaas, .olga][number % 4]
                    )
                case 7: (.acceptLate(number), .olga)
                case 8: (offer(number % 3 + 1, badge: [101, 900, 901][number % 3]), [.klaas, .olga][number % 2])
                case 9:
                    (
                        .admit(role: .employer, words: .init(name: "N", organisation: "O"), sector: nil, show: late),
                        .klaas
                    )
                case 10: (.putPitch(late ? nil : pitch, .sample(asks: late ? [] : nil), owner: late ? 12 : nil), .olga)
                case 11: (.putPitch(.p2, .sample(), owner: nil), .saskia)
                case 12: number == 7 ? (.erasePerson(person), .olga) : (late ? .openJury : .closeJury, .mo)
                case 13: number == 7 ? (.replaceKey("ab", lost: late), .house) : (verdict, .jules)
                case 14: number == 7 ? (.acceptRollback(size: 9, root: nil), .house) : (slip, .mo)
                default: (offer(number % 3 + 1), late ? .anna : .bob)
                }
            history.does(asked.0, asked.1, at: second)
        }
        return history.facts
    }
}

extension Fact {
    /// The fact as its line alone tells it.
    var withoutWords: Fact {
        let bare: Event
        switch event {
        case .conferenceCreated(var charter):
            charter.words = nil
            bare = .conferenceCreated(charter)
        case .personAdmitted(let id, let role, let sector, let show, _):
            bare = .personAdmitted(id, role: role, sector: sector, show: show, words: nil)
        case .pitchPut(let id, let owner, var content):
            content.words = nil
            bare = .pitchPut(id, owner: owner, content: content)
        case .offerWithdrawn(let number, _): bare = .offerWithdrawn(number, reason: nil)
        case .pitchJudged(let pitch, let points, _): bare = .pitchJudged(pitch, points: points, praise: nil)
        default: bare = event
        }
        return Fact(seq: seq, at: at, by: by, event: bare)
    }
}
