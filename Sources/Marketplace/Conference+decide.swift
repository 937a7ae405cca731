extension Conference {
    /// Judges one command against the conference as it stands.
    ///
    /// Pure: the same conference, command, actor and moment always give the same answer. Nothing changes until the
    /// caller has written the events to the ledger and then given each to ``apply(_:)``.
    ///
    /// - Parameters:
    ///   - command: what is asked.
    ///   - actor: who asks, already proven to be that.
    ///   - now: when the house took the command; never earlier than the fact before it.
    /// - Returns: what happened, in order; at least one event.
    /// - Throws: the first ``Refusal`` that applies, in the order in which that type lists them, within what the
    ///   command needs.
    public func decide(_ command: Command, by actor: Actor, at now: Moment) throws(Refusal) -> [Event] {
        if case .createConference(let charter) = command {
            return [try create(charter, by: actor)]
        }
        guard charter != nil else { throw .conferenceUnknown }
        try allow(command)

        switch command {
        case .createConference:
            throw .conferenceUnknown
        case .admit(let role, let words, let sector, let show):
            return [try admit(role, words, sector: sector, show: show, by: actor)]
        case .enterPhase(let phase, let expected):
            return [try enter(phase, expecting: expected, by: actor)]
        case .wipeRehearsal:
            return [try wipeRehearsal(by: actor)]
        case .simulateBidders(let count):
            return try simulateBidders(count, by: actor)
        case .changeCharter(let change):
            return [try self.change(change, by: actor)]
        case .changePerson(let id, let change):
            return [try self.change(id, change, by: actor)]
        case .enrol(let list):
            return try enrol(list, by: actor)
        case .revokePerson(let id):
            return [try revoke(id, by: actor)]
        case .renewLink(let id):
            return [try renewLink(of: id, by: actor)]
        case .mergeOrganisations(let names, let name):
            return try mergeOrganisations(names, into: name, by: actor)
        case .putProgramme(let programme):
            return [try put(programme, by: actor)]
        case .prepareOffer(let form):
            return [try prepare(form, by: actor)]
        case .dropPrepared(let number):
            return [try dropPrepared(number, by: actor)]
        case .revealPrepared(let id):
            return try revealPrepared(for: id, by: actor, at: now)
        case .carry(let carried):
            return try carry(carried, by: actor)
        case .takeList(let list, let people):
            return [try take(list, people: people, by: actor)]
        case .putPitch(let id, let content, let owner):
            return [try put(id, content, owner: owner, by: actor, at: now)]
        case .stagePitch(let id, let expected):
            return [try stage(id, expecting: expected, by: actor, at: now)]
        case .openOffers(let id, let seconds, let expected):
            return [try open(id, for: seconds, expecting: expected, by: actor, at: now)]
        case .closeOffers(let id, let expected):
            return [try close(id, expecting: expected, by: actor)]
        case .clearStage(let interlude):
            return [try clearStage(for: interlude, by: actor)]
        case .stepBack:
            return [try stepBack(by: actor, at: now)]
        case .closeDue:
            return try closeDue(by: actor, at: now)
        case .makeOffer(let form):
            return [try make(form, by: actor, at: now)]
        case .withdrawOffer(let number, let reason):
            return [try withdraw(number, reason: reason, by: actor, at: now)]
        case .acceptLate(let number):
            return [try accept(number, by: actor)]
        case .openJury:
            return [try openJury(by: actor)]
        case .closeJury:
            return [try closeJury(by: actor)]
        case .judgePitch(let id, let points, let praise):
            return [try judge(id, points: points, praise: praise, by: actor)]
        case .erasePerson(let id):
            return [try erase(id, by: actor)]
        case .replaceKey(let key, let lost):
            guard actor == .house else { throw .notAllowed }
            return [.keyReplaced(key: key, lost: lost)]
        case .acceptRollback(let size, let root):
            guard actor == .house else { throw .notAllowed }
            return [.rollbackAccepted(size: size, root: root)]
        }
    }

    /// Asks that whoever acts has one of these roles; the house may do whatever any role may.
    ///
    /// - Returns: the person, or nil for the house.
    @discardableResult
    func require(_ roles: Role..., from actor: Actor) throws(Refusal) -> Person? {
        guard case .person(let id) = actor else { return nil }
        guard let person = person(id), !person.erased, !person.revoked else { throw .personUnknown }
        guard roles.contains(person.role) else { throw .notAllowed }
        return person
    }

    private func create(_ charter: Charter, by actor: Actor) throws(Refusal) -> Event {
        guard self.charter == nil else { throw .conferenceUnknown }
        guard actor == .house else { throw .notAllowed }
        try judge(charter)
        return .conferenceCreated(charter)
    }
}
