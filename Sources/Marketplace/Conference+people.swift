/// Changing who takes part: corrections, lists that are brought in, badges that are taken back.
extension Conference {
    func change(_ id: PersonID, _ change: PersonChange, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let person = person(id), let before = person.words, !person.simulated else { throw .personUnknown }
        let role = change.role ?? person.role
        guard role == person.role || !isInUse(person) else { throw .roleInUse }
        let sector = change.sector.map { $0.isEmpty ? nil : $0 } ?? person.sector
        if sector != person.sector { try judge(sector: sector) }
        let words = change.words(instead: before)
        try judge(words, of: role)
        if words.badge != before.badge { try judge(badge: words.badge) }
        return .personChanged(id, role: role, sector: sector, show: change.show ?? person.show, words: words)
    }

    /// Whether somebody has done what only their role does.
    private func isInUse(_ person: Person) -> Bool {
        offersByEmployer[person.id]?.isEmpty == false || pitches.contains { $0.owner == person.id }
            || prepared.contains { $0.offer.employer == person.id } || verdictLines[person.id] != nil
    }

    /// Takes a whole list in, or nothing of it.
    func enrol(_ list: [Enrolment], by actor: Actor) throws(Refusal) -> [Event] {
        try require(.organiser, from: actor)
        guard list.count <= Limits.enrolment else { throw .tooManyPeople }
        guard !list.isEmpty else { throw .textMissing }
        var after = self
        var next = FreeBadges(from: Self.firstPrintedBadge, except: Set(list.compactMap(\.words.badge)))
        var events: [Event] = []
        events.reserveCapacity(list.count)
        for row in list {
            let event: Event
            if let person = row.person {
                event = try after.change(person, PersonChange(row), by: actor)
            } else {
                var words = row.words
                // A projector wears none.
                if row.role != .screen { words.badge = words.badge ?? next.take(in: after) }
                event = try after.admit(row.role, words, sector: row.sector, show: row.show, by: actor)
            }
            after.apply(Fact(seq: after.seq + 1, at: after.lastAt, by: actor.person, event: event))
            events.append(event)
        }
        return events
    }

    func revoke(_ id: PersonID, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let person = person(id), !person.erased, !person.revoked else { throw .personUnknown }
        guard actor.person != id else { throw .notAllowed }
        return .personRevoked(id)
    }

    /// Ends every link of somebody, so that a new one is the only one.
    func renewLink(of id: PersonID, by actor: Actor) throws(Refusal) -> Event {
        let asking = try require(.organiser, .clerk, from: actor)
        let known = person(id).flatMap { $0.erased || $0.simulated ? nil : $0 }
        // Of anybody but employers a desk learns nothing.
        if asking?.role == .clerk, known?.role != .employer { throw .notAllowed }
        guard known != nil else { throw .personUnknown }
        return .linkRenewed(id)
    }

    /// Gives everybody of some organisations the name of one: they were the same, spelled differently.
    func mergeOrganisations(_ names: [String], into name: String, by actor: Actor) throws(Refusal) -> [Event] {
        try require(.organiser, from: actor)
        guard names.count <= Limits.merged else { throw .tooMany }
        let others = Set(names).subtracting([name])
        var events: [Event] = []
        for person in people where person.words.map({ others.contains($0.organisation) }) == true {
            events.append(try change(person.id, PersonChange(organisation: name), by: actor))
        }
        guard !events.isEmpty else { throw .personUnknown }
        return events
    }

    func take(_ list: String, people: Int, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, .wethouder, .clerk, from: actor)
        try check(list, atMost: Limits.name, required: true)
        guard people >= 0 else { throw .amountNotPositive }
        return .listTaken(list, people: people)
    }

    /// Asks that what is personal of somebody can be kept.
    func judge(_ words: Person.Words, of role: Role) throws(Refusal) {
        try check(words.name, atMost: Limits.name, required: true)
        try check(words.organisation, atMost: Limits.name, required: role == .employer)
        for text in [words.municipality, words.function, words.phone, words.kind, words.region, words.external] {
            try check(text, atMost: Limits.name)
        }
        if let email = words.email {
            try check(email, atMost: Limits.email)
            guard email.isEmailAddress else { throw .emailInvalid }
        }
        if let size = words.size { guard Person.sizes.contains(size) else { throw .sizeUnknown } }
    }

    func judge(sector: String?) throws(Refusal) {
        guard let sector else { return }
        guard charter?.sectors.contains(sector) == true else { throw .sectorUnknown }
    }

    func judge(badge: Badge?) throws(Refusal) {
        guard let badge else { return }
        guard 1...Limits.badge ~= badge, badges[badge] == nil else { throw .badgeTaken }
    }

    /// Takes in that somebody is described anew.
    mutating func describe(_ id: PersonID, role: Role, sector: String?, show: Bool, words: Person.Words?) {
        guard people.has(id.number) else { return }
        let index = id.number - 1
        if people[index].words?.badge != words?.badge, let old = people[index].words?.badge { free(old) }
        if let badge = words?.badge { give(badge, to: id) }
        people[index].role = role
        people[index].sector = sector
        people[index].show = show
        people[index].words = words
        people[index].changedSeqs.append(seq)
    }

    mutating func give(_ badge: Badge, to id: PersonID) {
        badges[badge] = id
        while badges[nextWalkInBadge] != nil { nextWalkInBadge += 1 }
    }

    mutating func free(_ badge: Badge) {
        badges[badge] = nil
        if badge >= walkIns.lowerBound { nextWalkInBadge = min(nextWalkInBadge, badge) }
    }

    /// The numbers that are kept for those who come in without a badge.
    public var walkIns: ClosedRange<Badge> { charter?.walkIns ?? Charter.usualWalkIns }

    /// Badge numbers that are printed begin here, so that all of them have three digits.
    static let firstPrintedBadge = 100
}

/// Numbers for badges that are printed, one after the other, past those that are reserved or worn.
private struct FreeBadges {
    private var next: Badge
    /// Those that somebody further down the list wears.
    private let named: Set<Badge>

    init(from first: Badge, except named: Set<Badge>) {
        next = first
        self.named = named
    }

    mutating func take(in conference: Conference) -> Badge {
        while conference.badges[next] != nil || conference.walkIns.contains(next) || named.contains(next) {
            next = conference.walkIns.contains(next) ? conference.walkIns.upperBound + 1 : next + 1
        }
        defer { next += 1 }
        return next
    }
}

extension String {
    /// Whether it could be an e-mail address: one part before the at sign, a domain with a dot after it, no blanks.
    package var isEmailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !contains(where: \.isWhitespace) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }
}
