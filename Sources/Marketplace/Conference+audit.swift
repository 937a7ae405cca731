/// A fact that the rules would never have given.
public struct Violation: Error, Hashable, Sendable {
    /// The ledger line that holds it.
    public let seq: Int
    /// What is wrong with it.
    public let reason: Reason

    /// Makes a violation.
    public init(seq: Int, reason: Reason) {
        self.seq = seq
        self.reason = reason
    }

    /// What can be wrong with a fact.
    public enum Reason: Hashable, Sendable {
        /// It does not follow the fact before it; the place that should be there.
        case gap(expected: Int)
        /// It happened before the fact before it.
        case earlier
        /// What it tells would have been refused.
        case refused(Refusal)
        /// Something of the sort could have happened, but with another number, owner, time or mark of lateness.
        case different
    }
}

extension Conference {
    /// Asks that the rules would have given exactly this fact, here and now.
    ///
    /// The command is made of the fact again, ``decide(_:by:at:)`` judges it, and what that gives is compared. So every
    /// rule is checked by the one place that states it. Words that are there are judged too. Words that are not do not
    /// matter: they may have been erased, or be kept apart. Whose badge somebody typed cannot be judged without them;
    /// then an offer is judged as the employer's own, and whoever typed it in must have a role that may.
    ///
    /// - Throws: ``Violation``, when it could not have happened; ``apply(_:)`` is then not meant for it.
    public func couldHaveHappened(_ fact: Fact) throws(Violation) {
        guard fact.seq == seq + 1 else { throw Violation(seq: fact.seq, reason: .gap(expected: seq + 1)) }
        guard fact.at >= lastAt else { throw Violation(seq: fact.seq, reason: .earlier) }
        let expected: Event
        do throws(Refusal) {
            expected = try again(fact)
        } catch {
            throw Violation(seq: fact.seq, reason: .refused(error))
        }
        let wordless = fact.event.withoutWords
        let same = fact.event == wordless ? expected.withoutWords == wordless : expected == fact.event
        guard same else { throw Violation(seq: fact.seq, reason: .different) }
    }

    /// What the rules give for a fact's command.
    private func again(_ fact: Fact) throws(Refusal) -> Event {
        let actor = fact.by.map(Actor.person) ?? .house
        let command: Command
        switch fact.withPlaceholders.event {
        case .conferenceCreated(let charter):
            command = .createConference(charter)
        case .personAdmitted(_, let role, let sector, let show, let words):
            command = .admit(role: role, words: words ?? .placeholder, sector: sector, show: show)
        case .pitchPut(let id, let owner, var content):
            // A line holds the notes as they are from then on; a command without any would keep those before.
            if content.words?.notes == nil { content.words?.notes = "" }
            return try put(id, owner, content, by: actor, at: fact.at)
        case .pitchStaged(let id):
            command = .stagePitch(id, expect: nil)
        case .offersOpened(let id, let closesAt):
            let seconds = closesAt.map { Int(clamping: $0.milliseconds &- fact.at.milliseconds) / 1000 }
            command = .openOffers(id, closesInSeconds: seconds, expect: nil)
        case .offersClosed(let id):
            command = .closeOffers(id, expect: nil)
        case .stageCleared(let interlude):
            command = .clearStage(interlude)
        case .steppedBack:
            command = .stepBack
        case .offerMade(let made):
            return try make(made, by: actor, at: fact.at)
        case .offerWithdrawn(let number, let reason):
            command = .withdrawOffer(number, reason: reason)
        case .lateAccepted(let number):
            command = .acceptLate(number)
        case .juryOpened:
            command = .openJury
        case .juryClosed:
            command = .closeJury
        case .pitchJudged(let pitch, let points, let praise):
            command = .judgePitch(pitch, points: points, praise: praise)
        case .personErased(let id):
            command = .erasePerson(id)
        case .keyReplaced(let key, let lost):
            command = .replaceKey(key, lost: lost)
        case .rollbackAccepted(let size, let root):
            command = .acceptRollback(size: size, root: root)
        }
        return try only(command, by: actor, at: fact.at)
    }

    /// What the rules give for a command of which one thing comes, as of every command but the clock's.
    private func only(_ command: Command, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        let events = try decide(command, by: actor, at: now)
        precondition(events.count == 1, "a command that an event is made of gives that event alone")
        return events[0]
    }

    private func put(
        _ id: PitchID,
        _ owner: PersonID?,
        _ content: Pitch.Content,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        let present = pitch(id)
        let named = owner == present?.owner ? nil : owner.flatMap(person)
        let command = Command.putPitch(
            present == nil && id.number == pitches.count + 1 ? nil : id,
            content,
            owner: named?.words?.badge
        )
        let event = try only(command, by: actor, at: now)
        // A wethouder's pitch is her own, whatever badge is named; only staff gives it to somebody else.
        guard let named, named.words?.badge == nil, actor.person.flatMap(person)?.role != .wethouder,
            case .pitchPut(let id, _, let content) = event
        else { return event }
        guard named.role == .wethouder, !named.erased else { throw .personUnknown }
        return .pitchPut(id, owner: named.id, content: content)
    }

    private func make(_ made: OfferMade, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        var form = OfferForm(
            pitch: made.pitch,
            kind: made.kind,
            amount: made.amount,
            channel: made.channel,
            show: made.show,
            late: made.late,
            words: made.words
        )
        var actor = actor
        if actor.person != made.employer {
            form.badge = person(made.employer)?.words?.badge
            if form.badge == nil {
                try require(.organiser, .clerk, from: actor)
                guard let employer = person(made.employer), employer.role == .employer, !employer.erased else {
                    throw .personUnknown
                }
                actor = .person(made.employer)
            }
        }
        return try only(.makeOffer(form), by: actor, at: now)
    }
}

extension Fact {
    /// The fact with words in place of those that are not there, so that rules that ask for a text can go on.
    ///
    /// A pitch without a title would be no pitch that can be called to the stage, although its ledger says it was.
    public var withPlaceholders: Fact {
        switch event {
        case .conferenceCreated(var charter) where charter.words == nil:
            charter.words = Charter.Words(name: unknown)
            return with(.conferenceCreated(charter))
        case .personAdmitted(let id, let role, let sector, let show, nil):
            return with(.personAdmitted(id, role: role, sector: sector, show: show, words: .placeholder))
        case .pitchPut(let id, let owner, var content) where content.words == nil:
            content.words = Pitch.Words(title: unknown)
            return with(.pitchPut(id, owner: owner, content: content))
        default:
            return self
        }
    }

    private func with(_ event: Event) -> Fact { Fact(seq: seq, at: at, by: by, event: event) }
}

private let unknown = "?"

extension Person.Words {
    fileprivate static let placeholder = Person.Words(name: unknown, organisation: unknown)
}

extension Event {
    /// The event as its line alone tells it.
    fileprivate var withoutWords: Event {
        switch self {
        case .conferenceCreated(var charter):
            charter.words = nil
            return .conferenceCreated(charter)
        case .personAdmitted(let id, let role, let sector, let show, _):
            return .personAdmitted(id, role: role, sector: sector, show: show, words: nil)
        case .pitchPut(let id, let owner, var content):
            content.words = nil
            return .pitchPut(id, owner: owner, content: content)
        case .offerMade(let made):
            return .offerMade(made.withoutWords)
        case .offerWithdrawn(let number, _):
            return .offerWithdrawn(number, reason: nil)
        case .pitchJudged(let pitch, let points, _):
            return .pitchJudged(pitch, points: points, praise: nil)
        default:
            return self
        }
    }
}

extension OfferMade {
    fileprivate var withoutWords: OfferMade {
        OfferMade(
            number: number,
            pitch: pitch,
            kind: kind,
            amount: amount,
            employer: employer,
            channel: channel,
            show: show,
            late: late,
            words: nil
        )
    }
}
