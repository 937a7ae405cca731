extension Conference {
    func put(
        _ id: PitchID?,
        _ content: Pitch.Content,
        owner badge: Badge?,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        let author = try require(.organiser, .wethouder, from: actor)
        if author?.role == .wethouder, let frozen = charter?.freezeAt, now >= frozen { throw .pitchesFrozen }
        let owner = try owner(wearing: badge, of: id, by: author)
        try judge(content)
        let content = content.keeping(notesOf: id.flatMap(pitch))

        guard let id else {
            guard pitches.count < Limits.pitches else { throw .tooManyPitches }
            return .pitchPut(PitchID(pitches.count + 1), owner: owner, content: content)
        }
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        guard pitch.state != .onStage || content.isComplete else { throw .pitchIncomplete }
        guard !pitch.opened else { throw .pitchFrozen }
        return .pitchPut(id, owner: owner, content: content)
    }

    /// Whose pitch it will be: a wethouder's stays her own, and only staff names somebody else.
    private func owner(
        wearing badge: Badge?,
        of id: PitchID?,
        by author: Person?
    ) throws(Refusal) -> PersonID? {
        let present = id.flatMap(pitch)?.owner
        if let author, author.role == .wethouder {
            // Not hers and not there are one answer.
            guard id == nil || present == author.id else { throw .notAllowed }
            return author.id
        }
        guard let badge else { return present }
        guard let person = person(wearing: badge), person.role == .wethouder else { throw .personUnknown }
        return person.id
    }

    func stage(
        _ id: PitchID,
        expecting expected: Pitch.State?,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        try expect(expected, of: pitch)
        switch pitch.state {
        case .draft: throw .pitchIncomplete
        case .onStage: throw .stateChanged
        case .open: throw .anotherPitchOpen
        case .ready, .closed: break
        }
        guard !pitches.contains(where: { $0.state == .open }) else { throw .anotherPitchOpen }
        return .pitchStaged(id)
    }

    func open(
        _ id: PitchID,
        for seconds: Int?,
        expecting expected: Pitch.State?,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        try expect(expected, of: pitch)
        switch pitch.state {
        case .draft: throw .pitchIncomplete
        case .ready, .closed: throw .pitchNotOnStage
        // Opening what is open says nothing new, unless it brings a new closing time.
        case .open: guard seconds != nil else { throw .stateChanged }
        case .onStage: break
        }
        if let seconds {
            guard Limits.closingSeconds.contains(seconds) else { throw .closingTimeInvalid }
        }
        return .offersOpened(id, closesAt: seconds.map { now.advanced(bySeconds: $0) })
    }

    func close(_ id: PitchID, expecting expected: Pitch.State?, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        try expect(expected, of: pitch)
        switch pitch.state {
        case .draft, .ready, .onStage: throw .offersNotOpen
        case .closed: throw .stateChanged
        case .open: return .offersClosed(id)
        }
    }

    func closeDue(by actor: Actor, at now: Moment) throws(Refusal) -> [Event] {
        guard actor == .house else { throw .notAllowed }
        let due = pitches.filter { $0.state == .open && $0.closesAt.map { $0 <= now } == true }
        guard !due.isEmpty else { throw .offersNotOpen }
        return due.map { .offersClosed($0.id) }
    }

    /// Asks that the sender saw the state that the pitch is in.
    private func expect(_ expected: Pitch.State?, of pitch: Pitch) throws(Refusal) {
        if let expected, expected != pitch.state { throw .stateChanged }
    }

    private func judge(_ content: Pitch.Content) throws(Refusal) {
        guard let charter, let words = content.words else { throw .textMissing }
        for ask in content.asks {
            guard kinds[ask.kind]?.counted == true else { throw .kindUnknown }
        }
        if let region = content.region {
            guard charter.regions.contains(region) else { throw .regionUnknown }
        }
        if let theme = content.theme {
            guard charter.themes.contains(theme) else { throw .themeUnknown }
        }
        if let sector = content.sector {
            guard charter.sectors.contains(sector) else { throw .sectorUnknown }
        }
        try check(words.title, atMost: Limits.line, required: true)
        for text in [words.problem, words.forWhom, words.firstStep] { try check(text, atMost: Limits.paragraph) }
        for text in [words.municipality, words.place] { try check(text, atMost: Limits.name) }
        try check(words.notes, atMost: Limits.notes)
        for promise in words.promises { try check(promise, atMost: Limits.line, required: true) }
        guard words.promises.count <= Limits.promises, content.asks.count <= Limits.asks,
            Set(content.asks.map(\.kind)).count == content.asks.count
        else { throw .tooMany }
        for ask in content.asks {
            guard ask.target > 0 else { throw .amountNotPositive }
            guard ask.target <= Limits.amount else { throw .amountTooLarge }
        }
    }
}

extension Pitch.Content {
    /// The content with the notes that it is to have: those that came, or else those that were there.
    fileprivate func keeping(notesOf pitch: Pitch?) -> Pitch.Content {
        var content = self
        let notes = words?.notes ?? pitch?.content.words?.notes
        content.words?.notes = notes?.isEmpty == true ? nil : notes
        return content
    }
}
