public import Marketplace

extension HallEvent: Codable {
    private enum Key: String, CodingKey {
        case seq, at, type, conference, pitch, closesAt, offer, kind, amount, by, late, counted, channel, offers,
            pitches, interlude, phase, programme, prepared
    }

    private enum ChangeType: String, Codable {
        case conferenceCreated, personAdmitted, pitchPut, pitchStaged, offersOpened, offersClosed
        case stageCleared, steppedBack, juryOpened, juryClosed, pitchJudged
        case offerMade, lateAccepted, offerWithdrawn, personErased, keyReplaced, rollbackAccepted
        case phaseEntered, charterChanged, rehearsalWiped, bidderSimulated
        case personChanged, personRevoked, linkRenewed, programmePut
        case offerPrepared, preparedDropped, commitmentCarried, listTaken
    }

    /// What an event is called on the wire.
    public static func name(of event: Event) -> String {
        let type: ChangeType =
            switch event {
            case .conferenceCreated: .conferenceCreated
            case .personAdmitted: .personAdmitted
            case .pitchPut: .pitchPut
            case .pitchStaged: .pitchStaged
            case .offersOpened: .offersOpened
            case .offersClosed: .offersClosed
            case .stageCleared: .stageCleared
            case .steppedBack: .steppedBack
            case .juryOpened: .juryOpened
            case .juryClosed: .juryClosed
            case .pitchJudged: .pitchJudged
            case .offerMade: .offerMade
            case .lateAccepted: .lateAccepted
            case .offerWithdrawn: .offerWithdrawn
            case .personErased: .personErased
            case .keyReplaced: .keyReplaced
            case .rollbackAccepted: .rollbackAccepted
            case .phaseEntered: .phaseEntered
            case .charterChanged: .charterChanged
            case .rehearsalWiped: .rehearsalWiped
            case .bidderSimulated: .bidderSimulated
            case .personChanged: .personChanged
            case .personRevoked: .personRevoked
            case .linkRenewed: .linkRenewed
            case .programmePut: .programmePut
            case .offerPrepared: .offerPrepared
            case .preparedDropped: .preparedDropped
            case .commitmentCarried: .commitmentCarried
            case .listTaken: .listTaken
            }
        return type.rawValue
    }

    /// Writes the event as one flat object, as described in `asyncapi.yaml`.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(seq, forKey: .seq)
        try object.encode(at, forKey: .at)
        switch change {
        case .conferenceCreated(let conference):
            try object.encode(ChangeType.conferenceCreated, forKey: .type)
            try object.encode(conference, forKey: .conference)
        case .personAdmitted:
            try object.encode(ChangeType.personAdmitted, forKey: .type)
        case .phaseEntered(let phase):
            try object.encode(ChangeType.phaseEntered, forKey: .type)
            try object.encode(phase, forKey: .phase)
        case .charterChanged(let conference):
            try object.encode(ChangeType.charterChanged, forKey: .type)
            try object.encode(conference, forKey: .conference)
        case .personChanged(let offers, let pitches):
            try object.encode(ChangeType.personChanged, forKey: .type)
            try object.encode(offers, forKey: .offers)
            try object.encode(pitches, forKey: .pitches)
        case .programmePut(let programme):
            try object.encode(ChangeType.programmePut, forKey: .type)
            try object.encode(programme, forKey: .programme)
        case .rehearsalWiped:
            try object.encode(ChangeType.rehearsalWiped, forKey: .type)
        case .bidderSimulated:
            try object.encode(ChangeType.bidderSimulated, forKey: .type)
        case .personRevoked:
            try object.encode(ChangeType.personRevoked, forKey: .type)
        case .linkRenewed:
            try object.encode(ChangeType.linkRenewed, forKey: .type)
        case .offerPrepared:
            try object.encode(ChangeType.offerPrepared, forKey: .type)
        case .preparedDropped:
            try object.encode(ChangeType.preparedDropped, forKey: .type)
        case .commitmentCarried:
            try object.encode(ChangeType.commitmentCarried, forKey: .type)
        case .listTaken:
            try object.encode(ChangeType.listTaken, forKey: .type)
        case .pitchPut(let pitch):
            try object.encode(ChangeType.pitchPut, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
        case .pitchStaged(let pitch):
            try object.encode(ChangeType.pitchStaged, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
        case .offersOpened(let pitch, let closesAt):
            try object.encode(ChangeType.offersOpened, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
            try object.encodeIfPresent(closesAt, forKey: .closesAt)
        case .offersClosed(let pitch):
            try object.encode(ChangeType.offersClosed, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
        case .stageCleared(let interlude):
            try object.encode(ChangeType.stageCleared, forKey: .type)
            try object.encodeIfPresent(interlude, forKey: .interlude)
        case .steppedBack(let footing):
            try object.encode(ChangeType.steppedBack, forKey: .type)
            try footing.encode(to: encoder)
        case .juryOpened:
            try object.encode(ChangeType.juryOpened, forKey: .type)
        case .juryClosed:
            try object.encode(ChangeType.juryClosed, forKey: .type)
        case .pitchJudged:
            try object.encode(ChangeType.pitchJudged, forKey: .type)
        case .offerMade(let pitch, let offer, let facts):
            try object.encode(ChangeType.offerMade, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
            try encode(offer, in: &object)
            try object.encode(facts.counted, forKey: .counted)
            try object.encode(facts.late, forKey: .late)
            try object.encode(facts.channel, forKey: .channel)
        case .lateAccepted(let pitch, let offer, let counted):
            try object.encode(ChangeType.lateAccepted, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
            try encode(offer, in: &object)
            try object.encode(counted, forKey: .counted)
        case .offerWithdrawn(let pitch, let offer, let kind, let amount, let counted):
            try object.encode(ChangeType.offerWithdrawn, forKey: .type)
            try object.encode(pitch, forKey: .pitch)
            try object.encode(offer, forKey: .offer)
            try object.encode(kind, forKey: .kind)
            try object.encode(amount, forKey: .amount)
            try object.encode(counted, forKey: .counted)
        case .personErased(let offers, let pitches):
            try object.encode(ChangeType.personErased, forKey: .type)
            try object.encode(offers, forKey: .offers)
            try object.encode(pitches, forKey: .pitches)
        case .keyReplaced:
            try object.encode(ChangeType.keyReplaced, forKey: .type)
        case .rollbackAccepted:
            try object.encode(ChangeType.rollbackAccepted, forKey: .type)
        }
    }

    private func encode(_ offer: HallOffer, in object: inout KeyedEncodingContainer<Key>) throws {
        try object.encode(offer.offer, forKey: .offer)
        try object.encode(offer.kind, forKey: .kind)
        try object.encode(offer.amount, forKey: .amount)
        try object.encode(offer.by, forKey: .by)
        try object.encodeIfPresent(offer.prepared, forKey: .prepared)
    }

    /// Reads an event.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        func pitch() throws -> String { try object.decode(String.self, forKey: .pitch) }
        func counted() throws -> Bool { try object.decode(Bool.self, forKey: .counted) }
        let change: Change =
            switch try object.decode(ChangeType.self, forKey: .type) {
            case .conferenceCreated:
                .conferenceCreated(try object.decode(HallConference.self, forKey: .conference))
            case .personAdmitted: .personAdmitted
            case .phaseEntered: .phaseEntered(try object.decode(String.self, forKey: .phase))
            case .charterChanged:
                .charterChanged(try object.decode(HallConference.self, forKey: .conference))
            case .personChanged:
                .personChanged(
                    try object.decode([HallRenaming.Offer].self, forKey: .offers),
                    try object.decode([HallRenaming.Pitch].self, forKey: .pitches)
                )
            case .programmePut:
                .programmePut(try object.decode([HallProgrammeItem].self, forKey: .programme))
            case .rehearsalWiped: .rehearsalWiped
            case .bidderSimulated: .bidderSimulated
            case .personRevoked: .personRevoked
            case .linkRenewed: .linkRenewed
            case .offerPrepared: .offerPrepared
            case .preparedDropped: .preparedDropped
            case .commitmentCarried: .commitmentCarried
            case .listTaken: .listTaken
            case .pitchPut: .pitchPut(try object.decode(HallPitch.self, forKey: .pitch))
            case .pitchStaged: .pitchStaged(try pitch())
            case .offersOpened:
                .offersOpened(try pitch(), closesAt: try object.decodeIfPresent(String.self, forKey: .closesAt))
            case .offersClosed: .offersClosed(try pitch())
            case .stageCleared:
                .stageCleared(interlude: try object.decodeIfPresent(String.self, forKey: .interlude))
            case .steppedBack: .steppedBack(try HallFooting(from: decoder))
            case .juryOpened: .juryOpened
            case .juryClosed: .juryClosed
            case .pitchJudged: .pitchJudged
            case .offerMade:
                .offerMade(
                    try pitch(),
                    try HallOffer(from: decoder),
                    OfferFacts(
                        counted: try counted(),
                        late: try object.decode(Bool.self, forKey: .late),
                        channel: try object.decode(String.self, forKey: .channel)
                    )
                )
            case .lateAccepted:
                .lateAccepted(try pitch(), try HallOffer(from: decoder), counted: try counted())
            case .offerWithdrawn:
                .offerWithdrawn(
                    try pitch(),
                    offer: try object.decode(Int.self, forKey: .offer),
                    kind: try object.decode(String.self, forKey: .kind),
                    amount: try object.decode(Int.self, forKey: .amount),
                    counted: try counted()
                )
            case .personErased:
                .personErased(
                    offers: try object.decode([Int].self, forKey: .offers),
                    pitches: try object.decode([String].self, forKey: .pitches)
                )
            case .keyReplaced: .keyReplaced
            case .rollbackAccepted: .rollbackAccepted
            }
        self.init(
            seq: try object.decode(Int.self, forKey: .seq),
            at: try object.decode(String.self, forKey: .at),
            change: change
        )
    }
}
