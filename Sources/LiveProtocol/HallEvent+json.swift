extension HallEvent: Codable {
    private enum Key: String, CodingKey {
        case seq, at, type, conference, pitch, closesAt, offer, kind, amount, by, late, counted, channel, offers,
            pitches, interlude
    }

    private enum ChangeType: String, Codable {
        case conferenceCreated, personAdmitted, pitchPut, pitchStaged, offersOpened, offersClosed
        case stageCleared, steppedBack, juryOpened, juryClosed, pitchJudged
        case offerMade, lateAccepted, offerWithdrawn, personErased, keyReplaced, rollbackAccepted
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
