extension Conference {
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
        try judge(sector: sector)
        try judge(words, of: role)

        var words = words
        try judge(badge: words.badge)
        if words.badge == nil, role == .employer { words.badge = nextWalkInBadge }
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
