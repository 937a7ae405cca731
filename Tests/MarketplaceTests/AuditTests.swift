import Marketplace
import TestSupport
import Testing

/// Whether a fact could have happened: all that the rules gave could, and nothing that was changed afterwards.
struct AuditTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `every history that the rules give could have happened`(seed: UInt64) throws {
        let facts = History.random(seed: seed)

        #expect(facts.count { if case .offerMade = $0.event { true } else { false } } >= 5)
        try audit(facts)
        try audit(facts.map(\.withoutWords))
        var chance = SeededGenerator(seed: seed)
        try audit(facts.map { Bool.random(using: &chance) ? $0 : $0.withoutWords })
    }

    /// What can be changed in a ledger, and what is said of it.
    struct Tampering: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let reason: Violation.Reason
        /// Changes the ledger; gives the line that is to be blamed.
        var change: @Sendable (inout [Fact]) -> Int

        init(
            _ name: String,
            _ reason: Violation.Reason,
            _ change: @escaping @Sendable (inout [Fact]) -> Int
        ) {
            testDescription = name
            self.reason = reason
            self.change = change
        }
    }

    @Test(arguments: tamperings, [true, false])
    func `what was changed could not have happened`(tampering: Tampering, withWords: Bool) throws {
        var facts = History.afternoon.facts
        try audit(facts)
        let seq = tampering.change(&facts)
        if !withWords { facts = facts.map(\.withoutWords) }

        #expect(throws: Violation(seq: seq, reason: tampering.reason)) { try audit(facts) }
    }

    private static let tamperings: [Tampering] = [
        Tampering("one more than there was room for", .refused(.askFull)) {
            change(&$0, Story.lastSeat) { $0.offer(amount: 3) }
        },
        Tampering("withdrawn twice", .refused(.alreadyWithdrawn)) {
            add(.offerWithdrawn(2, reason: nil), by: 1, to: &$0)
        },
        Tampering("after closing, without saying so", .refused(.offersClosed)) {
            change(&$0, Story.late) { $0.offer(late: false) }
        },
        Tampering("late while the pitch was open", .different) { change(&$0, Story.offer) { $0.offer(late: true) } },
        Tampering("to a pitch that was never opened", .refused(.offersNotOpen)) {
            change(&$0, Story.offer) { $0.offer(pitch: .p2) }
        },
        Tampering("to a pitch that does not exist", .refused(.pitchUnknown)) {
            change(&$0, Story.offer) { $0.offer(pitch: PitchID(3)) }
        },
        Tampering("under another number", .different) { change(&$0, Story.offer) { $0.offer(number: 7) } },
        Tampering("of nothing", .refused(.amountNotPositive)) { change(&$0, Story.offer) { $0.offer(amount: 0) } },
        Tampering("of more than an offer may hold", .refused(.amountTooLarge)) {
            change(&$0, Story.offer) { $0.offer(amount: .max) }
        },
        Tampering("of a kind that is not in use", .refused(.kindUnknown)) {
            change(&$0, Story.offer) { $0.offer(kind: "zeppelin") }
        },
        Tampering("in the name of one who is no employer", .refused(.personUnknown)) {
            change(&$0, Story.typed) { $0.offer(employer: PersonID(4)) }
        },
        Tampering("typed by one employer for another", .refused(.notAllowed)) {
            change(&$0, Story.offer) { $0.offer(employer: PersonID(6)) }
        },
        Tampering("typed by the jury", .refused(.notAllowed)) { by(7, &$0, Story.typed) },
        Tampering("a thought twice", .refused(.alreadyOffered)) {
            change(&$0, Story.typed) { $0.offer(kind: "meedenken", amount: 1, employer: PersonID(5)) }
        },
        Tampering("withdrawn by somebody else", .refused(.offerUnknown)) { by(6, &$0, Story.withdrawal) },
        Tampering("opened by the jury", .refused(.notAllowed)) { by(7, &$0, Story.opening) },
        Tampering("opened by nobody who is there", .refused(.personUnknown)) { by(99, &$0, Story.opening) },
        Tampering("until a time between two seconds", .different) {
            change(&$0, Story.opening) { _ in
                .offersOpened(.p1, closesAt: Moment(milliseconds: Moment.t(601).milliseconds + 1))
            }
        },
        Tampering("until a time long past", .refused(.closingTimeInvalid)) {
            change(&$0, Story.opening) { _ in .offersOpened(.p1, closesAt: Moment(milliseconds: .min)) }
        },
        Tampering("a line too few", .gap(expected: Story.offer)) {
            $0.remove(at: Story.offer - 1); return Story.offer + 1
        },
        Tampering("a line twice", .gap(expected: Story.offer + 1)) {
            $0.insert($0[Story.offer - 1], at: Story.offer)
            return Story.offer
        },
        Tampering("before the line before it", .earlier) { facts in
            let fact = facts[Story.offer - 1]
            facts[Story.offer - 1] = Fact(seq: fact.seq, at: .t(0), by: fact.by, event: fact.event)
            return fact.seq
        },
        Tampering("an offer in time that was accepted late", .refused(.notLate)) {
            add(.lateAccepted(3), by: 1, to: &$0)
        },
        Tampering("what was asked, after it was opened", .refused(.pitchFrozen)) {
            add(.pitchPut(.p1, owner: PersonID(4), content: .sample()), by: 4, to: &$0)
        },
        Tampering("a pitch given away by its wethouder", .different) {
            add(.pitchPut(.p2, owner: PersonID(9), content: .sample()), by: 4, to: &$0)
        },
        Tampering("a pitch given to an employer", .refused(.personUnknown)) {
            add(.pitchPut(.p2, owner: PersonID(5), content: .sample()), by: 1, to: &$0)
        },
        Tampering("a person number left out", .different) {
            add(.personAdmitted(PersonID(11), role: .jury, sector: nil, show: true, words: jury), by: nil, to: &$0)
        },
        Tampering("a moderator let in by a clerk", .refused(.notAllowed)) {
            add(.personAdmitted(PersonID(10), role: .moderator, sector: nil, show: true, words: jury), by: 3, to: &$0)
        },
        Tampering("a second beginning", .refused(.conferenceUnknown)) {
            add(.conferenceCreated(.sample()), by: nil, to: &$0)
        },
        Tampering("a key replaced by the organiser", .refused(.notAllowed)) {
            add(.keyReplaced(key: "ab", lost: true), by: 1, to: &$0)
        },
        Tampering("somebody forgotten twice", .refused(.personUnknown)) {
            add(.personErased(PersonID(5)), by: 1, to: &$0)
            return add(.personErased(PersonID(5)), by: 1, to: &$0)
        },
        Tampering("an offer for somebody forgotten", .refused(.personUnknown)) {
            $0 = Array($0.prefix(Story.offer))
            add(.personErased(PersonID(6)), by: 1, to: &$0)
            return add(offer(number: 2, employer: PersonID(6)), by: 3, to: &$0)
        },
        Tampering("an offer by somebody forgotten", .refused(.personUnknown)) {
            $0 = Array($0.prefix(Story.offer))
            add(.personErased(PersonID(6)), by: 1, to: &$0)
            return add(offer(number: 2, employer: PersonID(6)), by: 6, to: &$0)
        },
    ]

    @Test func `a text that would have been refused is found while it is there`() {
        var facts = History.afternoon.facts
        facts.append(
            Fact(seq: facts.count + 1, at: .t(900), by: PersonID(1), event: .offerWithdrawn(1, reason: "\u{202E}")))

        #expect(throws: Violation(seq: facts.count, reason: .refused(.textInvalid))) { try audit(facts) }
    }
}

/// Judges every fact in the conference before it.
private func audit(_ facts: [Fact]) throws {
    var conference = Conference()
    for fact in facts {
        try conference.couldHaveHappened(fact)
        conference.apply(fact.withPlaceholders)
    }
}

private let jury = Person.Words(name: "Jet", organisation: "Jury")

private func offer(number: Int, employer: PersonID) -> Event {
    .offerMade(
        OfferMade(
            number: number, pitch: .p1, kind: "budget", amount: 1, employer: employer, channel: .hand, show: true,
            late: false, words: nil)
    )
}

/// Changes the event of one line, and gives its place.
@discardableResult
private func change(_ facts: inout [Fact], _ seq: Int, _ body: (Event) -> Event) -> Int {
    let fact = facts[seq - 1]
    facts[seq - 1] = Fact(seq: seq, at: fact.at, by: fact.by, event: body(fact.event))
    return seq
}

private func by(_ person: Int, _ facts: inout [Fact], _ seq: Int) -> Int {
    let fact = facts[seq - 1]
    facts[seq - 1] = Fact(seq: seq, at: fact.at, by: PersonID(person), event: fact.event)
    return seq
}

@discardableResult
private func add(_ event: Event, by person: Int?, to facts: inout [Fact]) -> Int {
    let seq = facts.count + 1
    let at = facts[seq - 2].at.advanced(bySeconds: 1)
    facts.append(Fact(seq: seq, at: at, by: person.map { PersonID($0) }, event: event))
    return seq
}

extension Event {
    /// An offer, changed.
    fileprivate func offer(
        number: Int? = nil,
        pitch: PitchID? = nil,
        kind: KindKey? = nil,
        amount: Int? = nil,
        employer: PersonID? = nil,
        late: Bool? = nil
    ) -> Event {
        guard case .offerMade(let made) = self else { preconditionFailure("no offer") }
        return .offerMade(
            OfferMade(
                number: number ?? made.number,
                pitch: pitch ?? made.pitch,
                kind: kind ?? made.kind,
                amount: amount ?? made.amount,
                employer: employer ?? made.employer,
                channel: made.channel,
                show: made.show,
                late: late ?? made.late,
                words: made.words
            )
        )
    }
}
