extension Conference {
    /// Badge numbers of people who come in without one begin here; printed badges stay below.
    static let firstWalkInBadge = 900

    func admit(
        _ role: Role,
        _ words: Person.Words,
        sector: String?,
        show: Bool,
        by actor: Actor
    ) throws(Refusal) -> Event {
        try require(.organiser, .clerk, from: actor)
        // A clerk at the door makes badges for employers, and nothing that could lead the hall.
        if case .person(let id) = actor, person(id)?.role == .clerk, role != .employer { throw .notAllowed }
        if let sector {
            guard charter?.sectors.contains(sector) == true else { throw .sectorUnknown }
        }
        try check(words.name, atMost: Limits.name, required: true)
        try check(words.organisation, atMost: Limits.name, required: role == .employer)
        try check(words.municipality, atMost: Limits.name)

        var words = words
        if let badge = words.badge {
            guard 1...Limits.badge ~= badge, badges[badge] == nil else { throw .badgeTaken }
        } else if role == .employer {
            words.badge = nextWalkInBadge
        }
        guard people.count < Limits.people else { throw .tooManyPeople }

        return .personAdmitted(PersonID(people.count + 1), role: role, sector: sector, show: show, words: words)
    }

    func erase(_ id: PersonID, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let person = person(id), !person.erased else { throw .personUnknown }
        // An organiser who erased herself could undo nothing any more; the console can still do it.
        guard actor.person != id else { throw .notAllowed }
        return .personErased(id)
    }
}
