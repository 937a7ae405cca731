import Marketplace

extension Event {
    /// Reads what happened of what is left of a line, and of its words if they still exist.
    init(
        _ type: EventType,
        _ members: consuming MemberReader,
        words: consuming MemberReader?
    ) throws(LedgerError) {
        self = try Self.read(type, &members, &words)
        try members.end()
        try words?.end()
    }

    private static func read(
        _ type: EventType,
        _ members: inout MemberReader,
        _ words: inout MemberReader?
    ) throws(LedgerError) -> Event {
        switch type {
        case .conferenceCreated:
            .conferenceCreated(try Charter(&members, &words))
        case .personAdmitted:
            .personAdmitted(
                try members.need("person", \.personID),
                role: try members.need("role") { $0.text.flatMap(Role.init) },
                sector: try members.take("sector", \.text),
                show: try members.need("show", \.bool),
                words: try words.read(Person.Words.init)
            )
        case .phaseEntered:
            .phaseEntered(try members.need("phase") { $0.text.flatMap(Phase.init) })
        case .charterChanged:
            .charterChanged(try Charter(&members, &words))
        case .rehearsalWiped:
            .rehearsalWiped
        case .bidderSimulated:
            .bidderSimulated(try members.need("person", \.personID))
        case .personChanged:
            .personChanged(
                try members.need("person", \.personID),
                role: try members.need("role") { $0.text.flatMap(Role.init) },
                sector: try members.take("sector", \.text),
                show: try members.need("show", \.bool),
                words: try words.read(Person.Words.init)
            )
        case .personRevoked:
            .personRevoked(try members.need("person", \.personID))
        case .linkRenewed:
            .linkRenewed(try members.need("person", \.personID))
        case .programmePut:
            .programmePut(
                Programme(
                    items: try members.need("items") { $0.all(Programme.Item.init) },
                    titles: try words.read { words throws(LedgerError) in try words.need("titles", \.texts) }
                )
            )
        case .offerPrepared:
            .offerPrepared(try PreparedOffer(&members, &words))
        case .preparedDropped:
            .preparedDropped(try members.need("prepared", \.number))
        case .commitmentCarried:
            .commitmentCarried(
                Carried(
                    from: try members.need("from", \.text),
                    offer: try members.need("offer", \.number),
                    kind: try members.need("kind", \.text),
                    amount: try members.need("amount", \.number),
                    employer: try members.take("employer", \.personID),
                    words: try words.read(Carried.Words.init)
                )
            )
        case .listTaken:
            .listTaken(try members.need("list", \.text), people: try members.need("people", \.number))
        case .pitchPut:
            .pitchPut(
                try members.need("pitch", \.pitchID),
                owner: try members.take("owner", \.personID),
                content: try Pitch.Content(&members, &words)
            )
        case .pitchStaged:
            .pitchStaged(try members.need("pitch", \.pitchID))
        case .offersOpened:
            .offersOpened(
                try members.need("pitch", \.pitchID),
                closesAt: try members.take("closesAt", \.number).map { Moment(milliseconds: Int64($0)) }
            )
        case .offersClosed:
            .offersClosed(try members.need("pitch", \.pitchID))
        case .stageCleared:
            .stageCleared(try members.take("interlude", \.interlude))
        case .steppedBack:
            .steppedBack(try Footing(&members))
        case .offerMade:
            .offerMade(try OfferMade(&members, &words))
        case .offerWithdrawn:
            .offerWithdrawn(
                try members.need("offer", \.number),
                reason: try words.read { words throws(LedgerError) in try words.need("reason", \.text) }
            )
        case .lateAccepted:
            .lateAccepted(try members.need("offer", \.number))
        case .juryOpened:
            .juryOpened
        case .juryClosed:
            .juryClosed
        case .pitchJudged:
            .pitchJudged(
                try members.need("pitch", \.pitchID),
                points: try members.need("points", \.number),
                praise: try words.read { words throws(LedgerError) in try words.need("praise", \.text) }
            )
        case .personErased:
            .personErased(try members.need("person", \.personID))
        case .keyReplaced:
            .keyReplaced(key: try members.need("key", \.hex256), lost: try members.need("lost", \.bool))
        case .rollbackAccepted:
            .rollbackAccepted(size: try members.need("size", \.number), root: try members.take("root", \.hex256))
        }
    }
}

extension CanonicalJSON {
    var personID: PersonID? { number.map { PersonID($0) } }

    fileprivate var pitchID: PitchID? { text.flatMap(PitchID.init) }
    fileprivate var interlude: Interlude? { text.flatMap(Interlude.init) }
}

extension Footing {
    fileprivate init(_ members: inout MemberReader) throws(LedgerError) {
        self.init(
            stage: try members.take("stage", \.pitchID),
            interlude: try members.take("interlude", \.interlude),
            pitches: try members.need("pitches") { $0.all(Place.init) }
        )
    }
}

extension Footing.Place {
    fileprivate init?(_ json: CanonicalJSON) {
        guard var members = MemberReader(json), let pitch = try? members.need("pitch", \.pitchID),
            let state = try? members.need("state", { $0.text.flatMap(Pitch.State.init) }),
            let closesAt = try? Optional(members.take("closesAt", \.number)),
            let closedSeq = try? Optional(members.take("closedSeq", \.number)),
            (try? members.end()) != nil
        else { return nil }
        self.init(
            pitch: pitch,
            state: state,
            closesAt: closesAt.map { Moment(milliseconds: Int64($0)) },
            closedSeq: closedSeq
        )
    }
}

extension Charter {
    fileprivate init(_ members: inout MemberReader, _ words: inout MemberReader?) throws(LedgerError) {
        self.init(
            words: try words.read(Charter.Words.init),
            date: try members.need("date", \.text),
            keepUntil: try members.take("keepUntil", \.text),
            openEntry: try members.need("openEntry", \.bool),
            kinds: try members.need("kinds") { $0.all(KindRule.init) },
            regions: try members.need("regions", \.texts),
            themes: try members.need("themes", \.texts),
            sectors: try members.need("sectors", \.texts)
        )
        // What is as usual is absent; written out it would be a second spelling.
        if let begins = try members.take("begins", { $0.text.flatMap(Phase.init) }) {
            guard begins != .open else { throw .unreadable("begins is not what it must be") }
            self.begins = begins
        }
        if let from = try members.take("walkInsFrom", \.number) {
            let to = try members.need("walkInsTo", \.number)
            guard from <= to, from...to != Self.usualWalkIns else {
                throw .unreadable("walkIns are not what they must be")
            }
            walkIns = from...to
        }
        freezeAt = try members.take("freezeAt", \.number).map { Moment(milliseconds: Int64($0)) }
    }
}

extension Pitch.Content {
    fileprivate init(_ members: inout MemberReader, _ words: inout MemberReader?) throws(LedgerError) {
        self.init(
            words: try words.read(Pitch.Words.init),
            asks: try members.need("asks") { $0.all(Ask.init) },
            region: try members.take("region", \.text),
            theme: try members.take("theme", \.text),
            sector: try members.take("sector", \.text)
        )
    }
}

extension OfferMade {
    fileprivate init(_ members: inout MemberReader, _ words: inout MemberReader?) throws(LedgerError) {
        self.init(
            number: try members.need("offer", \.number),
            pitch: try members.need("pitch", \.pitchID),
            kind: try members.need("kind", \.text),
            amount: try members.need("amount", \.number),
            employer: try members.need("employer", \.personID),
            channel: try members.need("channel") { $0.text.flatMap(Offer.Channel.init) },
            show: try members.need("show", \.bool),
            late: try members.need("late", \.bool),
            words: try words.read(Offer.Words.read),
            prepared: try members.take("prepared", \.number)
        )
    }
}

extension PreparedOffer {
    fileprivate init(_ members: inout MemberReader, _ words: inout MemberReader?) throws(LedgerError) {
        self.init(
            number: try members.need("prepared", \.number),
            pitch: try members.need("pitch", \.pitchID),
            kind: try members.need("kind", \.text),
            amount: try members.need("amount", \.number),
            employer: try members.need("employer", \.personID),
            show: try members.need("show", \.bool),
            words: try words.read(Offer.Words.read)
        )
    }
}

extension Programme.Item {
    fileprivate init?(_ json: CanonicalJSON) {
        guard var members = MemberReader(json), let pitch = try? Optional(members.take("pitch", \.pitchID)),
            let kind = try? Optional(members.take("kind") { $0.text.flatMap(Programme.Kind.init) }),
            let startsAt = try? Optional(members.take("startsAt", \.text)),
            let minutes = try? Optional(members.take("minutes", \.number)),
            (try? members.end()) != nil
        else { return nil }
        self.init(pitch: pitch, kind: kind, startsAt: startsAt, minutes: minutes)
    }
}

extension KindRule {
    fileprivate init?(_ json: CanonicalJSON) {
        guard var members = MemberReader(json), let key = try? members.need("key", \.text),
            let single = try? members.need("single", \.bool), let counted = try? members.need("counted", \.bool),
            (try? members.end()) != nil
        else { return nil }
        self.init(key: key, single: single, counted: counted)
    }
}

extension Ask {
    fileprivate init?(_ json: CanonicalJSON) {
        guard var members = MemberReader(json), let kind = try? members.need("kind", \.text),
            let target = try? members.need("target", \.number),
            // Absent when it is not so; written out it would be a second spelling.
            let capped = try? members.take("capped", { $0 == .bool(true) ? true : nil }) ?? false,
            (try? members.end()) != nil
        else { return nil }
        self.init(kind: kind, target: target, capped: capped)
    }
}
