extension Conference {
    func make(_ form: OfferForm, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        try make(form, for: try employer(of: form, by: actor), by: actor, at: now)
    }

    /// Judges an offer of an employer who is known.
    func make(
        _ form: OfferForm,
        for employer: Person,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        guard let pitch = pitch(form.pitch) else { throw .pitchUnknown }
        guard let kind = kinds[form.kind] else { throw .kindUnknown }
        try judge(form.words)
        let late = try isLate(form, for: pitch, at: now)
        try judge(form.amount, of: kind)
        if kind.single {
            let single = Single(pitch: pitch.id, kind: kind.key, employer: employer.id)
            guard !singles.contains(single) else { throw .alreadyOffered }
        }
        if !late, let room = pitch.room(for: kind.key) {
            guard form.amount <= room else { throw .askFull }
        }
        guard offers.count < Limits.offers else { throw .tooManyOffers }

        let own = actor.person == employer.id
        return .offerMade(
            OfferMade(
                number: offers.count + 1,
                pitch: pitch.id,
                kind: kind.key,
                amount: form.amount,
                employer: employer.id,
                channel: form.channel ?? (own ? .phone : .hand),
                show: form.show ?? employer.show,
                late: late,
                words: form.words
            )
        )
    }

    func judge(_ words: Offer.Words?) throws(Refusal) {
        guard let words else { return }
        try check(words.note, atMost: Limits.paragraph)
        for need in words.needs { try check(need, atMost: Limits.line, required: true) }
        guard words.needs.count <= Limits.needs else { throw .tooMany }
    }

    func judge(_ amount: Int, of kind: KindRule) throws(Refusal) {
        guard amount > 0 else { throw .amountNotPositive }
        guard amount <= Limits.amount else { throw .amountTooLarge }
        if kind.single { guard amount == 1 else { throw .amountMustBeOne } }
    }

    /// Who commits: whoever asks, or for staff the employer whose badge they typed.
    ///
    /// Staff must name somebody, so that what a clerk types never lands on the clerk.
    private func employer(of form: OfferForm, by actor: Actor) throws(Refusal) -> Person {
        if let asking = try require(.employer, .organiser, .clerk, from: actor), asking.role == .employer {
            guard form.badge == nil || form.badge == asking.words?.badge else { throw .notAllowed }
            // Whoever a rehearsal made up must never be found in the day's list.
            guard !asking.simulated || phase == .rehearsal else { throw .phaseForbids }
            return asking
        }
        guard let badge = form.badge, let person = person(wearing: badge), person.role == .employer,
            !person.revoked
        else {
            throw .personUnknown
        }
        return person
    }

    /// Whether an offer comes after closing; refuses one that must not come now at all.
    ///
    /// Decided here, by the server's order, because a page whose button is gone says nothing about what arrives.
    private func isLate(_ form: OfferForm, for pitch: Pitch, at now: Moment) throws(Refusal) -> Bool {
        switch pitch.state {
        case .draft, .ready, .onStage:
            throw .offersNotOpen
        case .open where pitch.closesAt.map({ now < $0 }) ?? true:
            return false
        case .open, .closed:
            guard form.late else { throw .offersClosed }
            return true
        }
    }

    func withdraw(
        _ number: OfferNumber,
        reason: String?,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Event {
        let asking = try require(.employer, .organiser, .clerk, from: actor)
        let known = offer(number)
        // A desk takes back what it typed, and of anything else it learns nothing.
        if let asking, asking.role == .clerk, known?.enteredBy != asking.id { throw .notAllowed }
        guard let offer = known, let pitch = pitch(offer.pitch) else { throw .offerUnknown }
        // To whom it does not belong, an offer does not exist.
        if let asking, asking.role == .employer, offer.employer != asking.id { throw .offerUnknown }
        try check(reason, atMost: Limits.paragraph)
        // A promise can be taken back after the round too, but not by the desk that typed it.
        if asking?.role == .clerk {
            let open = pitch.state == .open && (pitch.closesAt.map { now < $0 } ?? true)
            guard open || offer.withdrawn else { throw .offersClosed }
        }
        guard !offer.withdrawn else { throw .alreadyWithdrawn }
        // Nothing new is written about somebody who was forgotten.
        return .offerWithdrawn(number, reason: person(offer.employer)?.erased == true ? nil : reason)
    }

    func accept(_ number: OfferNumber, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let offer = offer(number) else { throw .offerUnknown }
        guard !offer.withdrawn else { throw .alreadyWithdrawn }
        guard offer.late, !offer.accepted else { throw .notLate }
        if let room = pitch(offer.pitch)?.room(for: offer.kind) {
            guard offer.amount <= room else { throw .askFull }
        }
        return .lateAccepted(number)
    }
}
