import Marketplace

/// Every member that any line may have.
struct StoredLine: Decodable {
    var v: Int
    var conference: String
    var id: String
    var seq: Int
    var at: Int64
    var by: Int?
    var words: String?
    var type: EventType

    var date: String?
    var openEntry: Bool?
    var kinds: [StoredKind]?
    var regions: [String]?
    var themes: [String]?
    var sectors: [String]?
    var person: Int?
    var role: String?
    var sector: String?
    var pitch: String?
    var owner: Int?
    var asks: [StoredAsk]?
    var region: String?
    var theme: String?
    var closesAt: Int64?
    var offer: Int?
    var kind: String?
    var amount: Int?
    var employer: Int?
    var channel: String?
    var show: Bool?
    var late: Bool?

    struct StoredKind: Decodable {
        var key: String
        var single: Bool
        var counted: Bool
    }

    struct StoredAsk: Decodable {
        var kind: String
        var target: Int
    }

    func event(with words: SealedWords?) throws(LedgerError) -> Event {
        switch type {
        case .conferenceCreated:
            .conferenceCreated(try charter(words))
        case .personAdmitted:
            .personAdmitted(
                PersonID(try need(person)),
                role: try need(role.flatMap(Role.init)),
                sector: sector,
                show: try need(show),
                words: try words.map { words throws(LedgerError) in try decode(words.json) as StoredPerson }?.words
            )
        case .pitchPut:
            .pitchPut(try pitchID, owner: owner.map { PersonID($0) }, content: try content(words))
        case .pitchStaged:
            .pitchStaged(try pitchID)
        case .offersOpened:
            .offersOpened(try pitchID, closesAt: closesAt.map(Moment.init))
        case .offersClosed:
            .offersClosed(try pitchID)
        case .offerMade:
            .offerMade(try made(words))
        case .offerWithdrawn:
            .offerWithdrawn(
                try need(offer),
                reason: try words.map { words throws(LedgerError) in try decode(words.json) as StoredReason }?.reason
            )
        case .lateAccepted:
            .lateAccepted(try need(offer))
        }
    }

    private var pitchID: PitchID {
        get throws(LedgerError) { try need(pitch.flatMap(PitchID.init)) }
    }

    private func need<Value>(_ value: Value?) throws(LedgerError) -> Value {
        guard let value else { throw .unreadable("line \(seq) lacks a member of \(type.rawValue)") }
        return value
    }

    private func charter(_ words: SealedWords?) throws(LedgerError) -> Charter {
        Charter(
            words: try words.map { words throws(LedgerError) in try decode(words.json) as StoredCharter }?.words,
            date: try need(date),
            openEntry: try need(openEntry),
            kinds: try need(kinds).map { KindRule(key: $0.key, single: $0.single, counted: $0.counted) },
            regions: try need(regions),
            themes: try need(themes),
            sectors: try need(sectors)
        )
    }

    private func content(_ words: SealedWords?) throws(LedgerError) -> Pitch.Content {
        Pitch.Content(
            words: try words.map { words throws(LedgerError) in try decode(words.json) as StoredPitch }?.words,
            asks: try need(asks).map { Ask(kind: $0.kind, target: $0.target) },
            region: region,
            theme: theme,
            sector: sector
        )
    }

    private func made(_ words: SealedWords?) throws(LedgerError) -> OfferMade {
        let stored = try words.map { words throws(LedgerError) in try decode(words.json) as StoredOffer }
        return OfferMade(
            number: try need(offer),
            pitch: try pitchID,
            kind: try need(kind),
            amount: try need(amount),
            employer: PersonID(try need(employer)),
            channel: try need(channel.flatMap(Offer.Channel.init)),
            show: try need(show),
            late: try need(late),
            words: stored.flatMap { Offer.Words(note: $0.note, needs: $0.needs) }
        )
    }
}
