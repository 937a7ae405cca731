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

    /// Makes a state in which nothing has happened yet.
    public init(conference: HallConference, stage: String? = nil, pitches: [HallPitch] = []) {
        self.conference = conference
        self.stage = stage
        self.pitches = pitches
    }

    /// Takes in one event; one about a pitch that is not there changes nothing.
    public mutating func apply(_ event: HallEvent) {
        switch event.change {
        case .conferenceCreated(let conference):
            self.conference = conference
        case .personAdmitted:
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

    /// A conference that has not been founded yet.
    public static let unfounded = HallConference(
        Charter(
            words: nil, date: "", openEntry: false, kinds: [], regions: [], themes: [], sectors: []
        ))
}

extension HallPitch {
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
