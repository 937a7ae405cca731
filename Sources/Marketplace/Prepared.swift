/// What an employer promised before the day, kept back until the moderator shows it.
///
/// It is no offer yet and counts nowhere. Once shown it is an offer like any other, marked as promised before.
public struct PreparedOffer: Hashable, Sendable {
    /// Its own number: 1 for the first, then 2.
    public let number: Int
    /// The pitch it answers.
    public let pitch: PitchID
    /// What is offered.
    public let kind: KindKey
    /// How much, in the unit of the kind.
    public let amount: Int
    /// The employer who commits.
    public let employer: PersonID
    /// Whether the employer may be named on the screen.
    public let show: Bool
    /// What the employer wrote with it; nil when nothing, or once erased.
    public var words: Offer.Words?

    /// Makes what was promised before.
    public init(
        number: Int,
        pitch: PitchID,
        kind: KindKey,
        amount: Int,
        employer: PersonID,
        show: Bool,
        words: Offer.Words?
    ) {
        self.number = number
        self.pitch = pitch
        self.kind = kind
        self.amount = amount
        self.employer = employer
        self.show = show
        self.words = words
    }
}

/// A prepared offer as it stands.
public struct Prepared: Hashable, Sendable {
    /// What was promised.
    public internal(set) var offer: PreparedOffer
    /// The ledger line that holds it.
    public let seq: Int
    /// When it was noted.
    public let at: Moment
    /// The offer that it became, once it was shown.
    public internal(set) var revealed: OfferNumber?
    /// Whether it was taken away again.
    public internal(set) var dropped = false
}

extension Conference {
    /// What waits to be shown with a pitch.
    public func waiting(for pitch: PitchID) -> [Prepared] {
        prepared.filter { $0.offer.pitch == pitch && !$0.dropped && $0.revealed == nil }
    }

    func prepare(_ form: OfferForm, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let badge = form.badge, let employer = person(wearing: badge), employer.role == .employer else {
            throw .personUnknown
        }
        return try prepare(form, for: employer, by: actor)
    }

    func prepare(_ form: OfferForm, for employer: Person, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard let pitch = pitch(form.pitch) else { throw .pitchUnknown }
        guard let kind = kinds[form.kind] else { throw .kindUnknown }
        try judge(form.words)
        try judge(form.amount, of: kind)
        guard !pitch.opened else { throw .pitchFrozen }
        guard prepared.count < Limits.prepared else { throw .tooManyOffers }
        return .offerPrepared(
            PreparedOffer(
                number: prepared.count + 1,
                pitch: pitch.id,
                kind: kind.key,
                amount: form.amount,
                employer: employer.id,
                show: form.show ?? employer.show,
                words: form.words
            )
        )
    }

    func dropPrepared(_ number: Int, by actor: Actor) throws(Refusal) -> Event {
        try require(.organiser, from: actor)
        guard prepared.has(number), !prepared[number - 1].dropped else { throw .preparedUnknown }
        guard prepared[number - 1].revealed == nil else { throw .preparedShown }
        return .preparedDropped(number)
    }

    /// Shows all that waits for a pitch; whoever is gone by now, or offered the same meanwhile, is passed over.
    func revealPrepared(for id: PitchID, by actor: Actor, at now: Moment) throws(Refusal) -> [Event] {
        try require(.organiser, .moderator, from: actor)
        guard let pitch = pitch(id) else { throw .pitchUnknown }
        var after = self
        var events: [Event] = []
        for waiting in waiting(for: pitch.id) {
            guard let event = try? after.reveal(waiting.offer.number, by: actor, at: now) else { continue }
            after.apply(Fact(seq: after.seq + 1, at: now, by: actor.person, event: event))
            events.append(event)
        }
        guard !events.isEmpty else { throw pitch.state == .open ? .nothingPrepared : .offersNotOpen }
        return events
    }

    /// Makes an offer of one that was prepared, while the pitch takes offers.
    func reveal(_ number: Int, by actor: Actor, at now: Moment) throws(Refusal) -> Event {
        try require(.organiser, .moderator, from: actor)
        guard prepared.has(number), !prepared[number - 1].dropped else { throw .preparedUnknown }
        guard prepared[number - 1].revealed == nil else { throw .preparedShown }
        let promised = prepared[number - 1].offer
        guard let employer = person(promised.employer), !employer.erased, !employer.revoked else {
            throw .personUnknown
        }
        let form = OfferForm(
            pitch: promised.pitch,
            kind: promised.kind,
            amount: promised.amount,
            channel: .hand,
            show: promised.show,
            words: promised.words
        )
        guard case .offerMade(var made) = try make(form, for: employer, by: actor, at: now) else {
            throw .preparedUnknown
        }
        made.prepared = number
        return .offerMade(made)
    }
}
