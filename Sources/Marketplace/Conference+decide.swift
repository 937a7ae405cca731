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

        switch command {
        case .createConference:
            throw .conferenceUnknown
        case .admit(let role, let words, let sector, let show):
            return [try admit(role, words, sector: sector, show: show, by: actor)]
        case .putPitch(let id, let content, let owner):
            return [try put(id, content, owner: owner, by: actor)]
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
        guard let person = person(id), !person.erased else { throw .personUnknown }
        guard roles.contains(person.role) else { throw .notAllowed }
        return person
    }

    private func create(_ charter: Charter, by actor: Actor) throws(Refusal) -> Event {
        guard self.charter == nil else { throw .conferenceUnknown }
        guard actor == .house else { throw .notAllowed }
        for date in [charter.date, charter.keepUntil] {
            if let date { guard Moment(dayInUTC: date) != nil else { throw .dateInvalid } }
        }
        guard let words = charter.words else { throw .textMissing }
        try check(words.name, atMost: Limits.name, required: true)
        try check(words.venue, atMost: Limits.name)
        try check(words.host, atMost: Limits.name)
        guard words.organisers.count <= Limits.promises else { throw .tooMany }
        for organiser in words.organisers { try check(organiser, atMost: Limits.name, required: true) }
        return .conferenceCreated(charter)
    }
}
