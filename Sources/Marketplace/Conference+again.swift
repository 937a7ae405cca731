/// Facts whose command depends on words that may be gone, each made again from what its line alone says.
extension Conference {
    func putAgain(
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

    func changeAgain(
        _ id: PersonID,
        _ role: Role,
        _ sector: String?,
        _ show: Bool,
        _ words: Person.Words?,
        by actor: Actor
    ) throws(Refusal) -> Event {
        try allow(.changePerson(id, PersonChange()))
        // Somebody whose words are gone is described by others, which are gone as well.
        guard let before = person(id)?.words else {
            try require(.organiser, from: actor)
            guard person(id)?.erased == false else { throw .personUnknown }
            return .personChanged(id, role: role, sector: sector, show: show, words: words)
        }
        let words = words == .placeholder ? before : words ?? before
        return try change(id, PersonChange(role: role, words: words, sector: sector, show: show), by: actor)
    }

    func prepareAgain(_ offer: PreparedOffer, by actor: Actor) throws(Refusal) -> Event {
        let form = OfferForm(
            pitch: offer.pitch,
            kind: offer.kind,
            amount: offer.amount,
            show: offer.show,
            words: offer.words
        )
        try allow(.prepareOffer(form))
        guard let employer = person(offer.employer), employer.role == .employer, !employer.erased else {
            throw .personUnknown
        }
        return try prepare(form, for: employer, by: actor)
    }

    func makeAgain(_ made: OfferMade, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        if let number = made.prepared {
            try allow(.revealPrepared(made.pitch))
            return try reveal(number, by: actor, at: now)
        }
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
