import Marketplace

/// What everybody in the hall sees: one value, the same for every phone and screen.
///
/// The server keeps it by folding ``HallEvent``s and sends it to whoever comes in; pages keep theirs by folding the same
/// events. Both follow the vectors in `Tests/Vectors/hall.jsonl`.
public struct HallState: Hashable, Codable, Sendable {
    /// What the conference is.
    public var conference: HallConference
    /// The pitch on the screen; nil while there is none.
    public var stage: String?
    /// What the screen shows while there is none: `pause`, `jury` or `thanks`; nil for the lobby.
    public var interlude: String?
    /// Whether the jury may judge; nil when not.
    public var juryOpen: Bool?
    /// All pitches, in the order of the programme.
    public var pitches: [HallPitch]
    /// The running order of the day; nil while there is none.
    public var programme: [HallProgrammeItem]?

    /// Makes a state in which nothing has happened yet.
    public init(conference: HallConference, stage: String? = nil, pitches: [HallPitch] = []) {
        self.conference = conference
        self.stage = stage
        self.pitches = pitches
    }

    /// Takes in one event; one about a pitch that is not there changes nothing.
    public mutating func apply(_ event: HallEvent) {
        switch event.change {
        case .conferenceCreated(let conference), .charterChanged(let conference):
            self.conference = conference
        case .phaseEntered(let phase):
            conference.phase = phase
        case .rehearsalWiped:
            wipe()
        case .programmePut(let programme):
            self.programme = programme.isEmpty ? nil : programme
            order()
        case .personChanged(let offers, let pitches):
            rename(offers, pitches)
        case .personAdmitted, .bidderSimulated, .personRevoked, .linkRenewed, .offerPrepared, .preparedDropped,
            .commitmentCarried, .listTaken:
            break
        case .pitchPut(let pitch):
            put(pitch)
        case .pitchStaged(let id):
            leaveStage()
            update(id) {
                $0.state = "onStage"; $0.closesAt = nil; $0.closedSeq = nil
            }
            stage = id
        case .offersOpened(let id, let closesAt):
            update(id) {
                $0.state = "open"; $0.closesAt = closesAt; $0.closedSeq = nil
            }
        case .offersClosed(let id):
            update(id) {
                $0.state = "closed"; $0.closesAt = nil; $0.closedSeq = event.seq
            }
        case .stageCleared(let interlude):
            leaveStage()
            self.interlude = interlude
        case .steppedBack(let footing):
            stepBack(to: footing)
        case .juryOpened:
            juryOpen = true
        case .juryClosed:
            juryOpen = nil
        case .pitchJudged:
            break
        case .offerMade(let id, let offer, let facts):
            if facts.counted { update(id) { $0.count(offer) } }
        case .lateAccepted(let id, let offer, let counted):
            if counted { update(id) { $0.count(offer) } }
        case .offerWithdrawn(let id, let offer, let kind, let amount, let counted):
            if counted { update(id) { $0.discount(offer, kind, amount) } }
        case .personErased(let offers, let pitches):
            forget(Set(offers), in: Set(pitches))
        case .keyReplaced, .rollbackAccepted:
            break
        }
    }

    private mutating func leaveStage() {
        if let stage { update(stage) { if $0.state == "onStage" { $0.state = "ready" } } }
        stage = nil
        interlude = nil
    }

    private mutating func stepBack(to footing: HallFooting) {
        stage = footing.stage
        interlude = footing.interlude
        for place in footing.pitches {
            update(place.pitch) {
                $0.state = place.state; $0.closesAt = place.closesAt; $0.closedSeq = place.closedSeq
            }
        }
    }

    private mutating func put(_ pitch: HallPitch) {
        if let index = pitches.firstIndex(where: { $0.pitch == pitch.pitch }) {
            pitches[index] = pitch
        } else {
            pitches.append(pitch)
        }
    }

    /// Puts pitches in the order of the programme; those that are not in it come last, oldest first.
    private mutating func order() {
        let places = Dictionary(
            (programme ?? []).compactMap(\.pitch).enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        pitches.sort { (places[$0.pitch] ?? .max, $0.number) < (places[$1.pitch] ?? .max, $1.number) }
    }

    private mutating func wipe() {
        stage = nil
        interlude = nil
        juryOpen = nil
        for index in pitches.indices { pitches[index].wipe() }
    }

    private mutating func rename(_ offers: [HallRenaming.Offer], _ renamed: [HallRenaming.Pitch]) {
        for index in pitches.indices {
            if let own = renamed.first(where: { $0.pitch == pitches[index].pitch }) {
                pitches[index].wethouder = own.wethouder
            }
            for recent in pitches[index].recent.indices {
                let offer = offers.first { $0.offer == pitches[index].recent[recent].offer }
                if let offer { pitches[index].recent[recent].by = offer.by }
            }
        }
    }

    private mutating func forget(_ offers: Set<Int>, in owned: Set<String>) {
        for index in pitches.indices {
            if owned.contains(pitches[index].pitch) { pitches[index].wethouder = nil }
            for recent in pitches[index].recent.indices
            where offers.contains(pitches[index].recent[recent].offer) {
                pitches[index].recent[recent].by.badge = nil
                pitches[index].recent[recent].by.organisation = nil
            }
        }
    }

    private mutating func update(_ id: String, _ body: (inout HallPitch) -> Void) {
        guard let index = pitches.firstIndex(where: { $0.pitch == id }) else { return }
        body(&pitches[index])
    }
}

/// What a conference is, for everybody.
public struct HallConference: Hashable, Codable, Sendable {
    /// How far it has come: `concept`, `rehearsal`, `open`, `closed` or `archived`.
    public var phase = "open"
    /// What it is called; empty once erased.
    public var name: String
    /// The day, `yyyy-mm-dd`.
    public var date: String
    /// The last day on which what is personal is kept, `yyyy-mm-dd`.
    public var keepUntil: String?
    /// Where it is.
    public var venue: String?
    /// Who receives the hall.
    public var host: String?
    /// The organisations behind the day.
    public var organisers: [String]
    /// Whether one may come in without a badge.
    public var openEntry: Bool
    /// The kinds in use, in order.
    public var kinds: [String]
    /// The regions in use.
    public var regions: [String]
    /// Whom to ask.
    public var contact: String?

    /// A conference that has not been founded yet.
    public static let unfounded = HallConference(
        Charter(words: nil, date: "", openEntry: false, kinds: [], regions: [], themes: [], sectors: []),
        in: .concept
    )
}

extension HallPitch {
    /// Nothing was ever offered.
    fileprivate mutating func wipe() {
        state = title.isEmpty || asks.isEmpty ? "draft" : "ready"
        closesAt = nil
        closedSeq = nil
        tally = [:]
        standing = 0
        recent = []
    }

    fileprivate mutating func count(_ offer: HallOffer) {
        tally[offer.kind, default: 0] += offer.amount
        standing += 1
        recent.append(offer)
        if recent.count > Self.recentMaximum { recent.removeFirst(recent.count - Self.recentMaximum) }
    }

    fileprivate mutating func discount(_ offer: Int, _ kind: String, _ amount: Int) {
        let rest = tally[kind, default: 0] - amount
        tally[kind] = rest > 0 ? rest : nil
        standing -= 1
        recent.removeAll { $0.offer == offer }
    }
}
