public import Marketplace

extension HallEvent {
    /// What the hall may know of a fact.
    ///
    /// Everything that goes to every phone and screen passes here: whoever hides their name appears as their sector,
    /// remarks and needs stay out, and a request to be called back names nobody, not even a sector.
    ///
    /// - Parameters:
    ///   - fact: what happened.
    ///   - conference: the conference after it.
    public init(_ fact: Fact, in conference: Conference) {
        self.init(seq: fact.seq, at: fact.at.rfc3339, change: Change(fact.event, in: conference))
    }
}

extension HallEvent.Change {
    fileprivate init(_ event: Event, in conference: Conference) {
        switch event {
        case .conferenceCreated(let charter):
            self = .conferenceCreated(HallConference(charter, in: charter.begins))
        case .phaseEntered(let phase):
            self = .phaseEntered(phase.rawValue)
        case .charterChanged(let charter):
            self = .charterChanged(HallConference(charter, in: conference.phase))
        case .personChanged(let id, _, _, _, _):
            self = .personChanged(
                HallRenaming.offers(of: id, in: conference),
                HallRenaming.pitches(of: id, in: conference)
            )
        case .programmePut(let programme):
            self = .programmePut(.init(programme))
        case .rehearsalWiped:
            self = .rehearsalWiped
        case .bidderSimulated:
            self = .bidderSimulated
        case .personRevoked:
            self = .personRevoked
        case .linkRenewed:
            self = .linkRenewed
        case .offerPrepared:
            self = .offerPrepared
        case .preparedDropped:
            self = .preparedDropped
        case .commitmentCarried:
            self = .commitmentCarried
        case .listTaken:
            self = .listTaken
        case .personAdmitted:
            self = .personAdmitted
        case .pitchPut(let id, _, _):
            self = .pitchPut(HallPitch(id, in: conference))
        case .pitchStaged(let id):
            self = .pitchStaged(id.description)
        case .offersOpened(let id, let closesAt):
            self = .offersOpened(id.description, closesAt: closesAt?.rfc3339)
        case .offersClosed(let id):
            self = .offersClosed(id.description)
        case .stageCleared(let interlude):
            self = .stageCleared(interlude: interlude?.rawValue)
        case .steppedBack(let footing):
            self = .steppedBack(HallFooting(footing))
        case .juryOpened:
            self = .juryOpened
        case .juryClosed:
            self = .juryClosed
        case .pitchJudged:
            self = .pitchJudged
        case .offerMade(let made):
            let offer = conference.offer(made.number)!
            self = .offerMade(
                made.pitch.description,
                HallOffer(offer, in: conference),
                HallEvent.OfferFacts(
                    counted: !made.late && conference.rule(of: made.kind)?.counted == true,
                    late: made.late,
                    channel: made.channel.rawValue
                )
            )
        case .lateAccepted(let number):
            let offer = conference.offer(number)!
            self = .lateAccepted(
                offer.pitch.description,
                HallOffer(offer, in: conference),
                counted: conference.rule(of: offer.kind)?.counted == true
            )
        case .offerWithdrawn(let number, _):
            let offer = conference.offer(number)!
            self = .offerWithdrawn(
                offer.pitch.description,
                offer: number,
                kind: offer.kind,
                amount: offer.amount,
                counted: (!offer.late || offer.accepted) && conference.rule(of: offer.kind)?.counted == true
            )
        case .personErased(let id):
            self = .personErased(
                offers: conference.offers(of: id).map(\.number),
                pitches: conference.pitches.filter { $0.owner == id }.map(\.id.description)
            )
        case .keyReplaced:
            self = .keyReplaced
        case .rollbackAccepted:
            self = .rollbackAccepted
        }
    }
}

extension HallConference {
    init(_ charter: Charter, in phase: Phase) {
        self.init(
            phase: phase.rawValue,
            name: charter.words?.name ?? "",
            date: charter.date,
            keepUntil: charter.keepUntil,
            venue: charter.words?.venue,
            host: charter.words?.host,
            organisers: charter.words?.organisers ?? [],
            openEntry: charter.openEntry,
            kinds: charter.kinds.map(\.key),
            regions: charter.regions,
            contact: charter.words?.contact
        )
    }
}

extension HallPitch {
    /// A pitch that has just been put, as the hall sees it.
    ///
    /// It may be put as long as it has not been opened, so there are no offers to list yet.
    fileprivate init(_ id: PitchID, in conference: Conference) {
        let pitch = conference.pitch(id)!
        let words = pitch.content.words
        self.init(
            pitch: id.description,
            number: id.number,
            state: pitch.state.rawValue,
            title: words?.title ?? "",
            problem: words?.problem,
            forWhom: words?.forWhom,
            region: pitch.content.region,
            municipality: words?.municipality,
            place: words?.place,
            theme: pitch.content.theme,
            sector: pitch.content.sector,
            asks: pitch.content.asks.map { HallAsk(kind: $0.kind, target: $0.target, capped: $0.capped ? true : nil) },
            promises: words?.promises ?? [],
            firstStep: words?.firstStep,
            wethouder: pitch.owner.flatMap(conference.person)?.words?.name,
            closesAt: pitch.closesAt?.rfc3339,
            tally: pitch.tally,
            standing: pitch.standing,
            recent: []
        )
    }
}

extension HallOffer {
    fileprivate init(_ offer: Offer, in conference: Conference) {
        self.init(
            offer: offer.number,
            kind: offer.kind,
            amount: offer.amount,
            by: Party(offer, in: conference),
            prepared: offer.prepared ? true : nil
        )
    }
}

extension Party {
    /// Who committed, as far as the hall may know.
    init(_ offer: Offer, in conference: Conference) {
        let counted = conference.rule(of: offer.kind)?.counted == true
        let employer = counted ? conference.person(offer.employer) : nil
        self.init(
            badge: offer.show ? employer?.words?.badge : nil,
            organisation: offer.show ? employer?.words?.organisation : nil,
            sector: employer?.sector
        )
    }
}
