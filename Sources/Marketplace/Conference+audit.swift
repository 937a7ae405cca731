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
        case .phaseEntered(let phase):
            command = .enterPhase(phase, expect: nil)
        case .charterChanged(let charter):
            command = .changeCharter(CharterChange(charter))
        case .rehearsalWiped:
            command = .wipeRehearsal
        case .bidderSimulated:
            command = .simulateBidders(simulatedBidders.count + 1)
        case .personChanged(let id, let role, let sector, let show, let words):
            return try changeAgain(id, role, sector, show, words, by: actor)
        case .personRevoked(let id):
            command = .revokePerson(id)
        case .linkRenewed(let id):
            command = .renewLink(id)
        case .programmePut(let programme):
            command = .putProgramme(programme)
        case .offerPrepared(let offer):
            return try prepareAgain(offer, by: actor)
        case .preparedDropped(let number):
            command = .dropPrepared(number)
        case .commitmentCarried(let carried):
            command = .carry([carried])
        case .listTaken(let list, let people):
            command = .takeList(list, people: people)
        case .pitchPut(let id, let owner, var content):
            // A line holds the notes as they are from then on; a command without any would keep those before.
            if content.words?.notes == nil { content.words?.notes = "" }
            return try putAgain(id, owner, content, by: actor, at: fact.at)
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
            return try makeAgain(made, by: actor, at: fact.at)
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
    func only(_ command: Command, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        let events = try decide(command, by: actor, at: now)
        precondition(events.count == 1, "a command that an event is made of gives that event alone")
        return events[0]
    }
}
