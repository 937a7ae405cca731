public import LedgerFormat
public import Marketplace

/// All offers of a conference, each with what an organiser needs to act on it, at one place in the ledger.
///
/// The list is as large as the conference and no larger: its commitments are made one by one when somebody asks.
public struct CommitmentList: Sendable {
    /// The six digits.
    public let code: String
    /// What the conference is called.
    public let name: String
    /// The last ledger line that is in it: the list is what the lines up to this one add up to.
    public let seq: Int
    /// The ledger that it was made from, signed; nil when it was not signed yet.
    public let checkpoint: SignedCheckpoint?
    /// Which offers are in it, and how.
    public let selection: Selection

    let conference: Conference
    let lists: Lists

    /// Lists the offers of a conference as it stands.
    public init(
        _ conference: Conference,
        code: String,
        catalogue: Catalogue,
        checkpoint: SignedCheckpoint? = nil,
        selection: Selection = Selection()
    ) {
        self.code = code
        self.checkpoint = checkpoint
        self.selection = selection
        self.conference = conference
        lists = Lists(catalogue)
        name = conference.charter?.words?.name ?? ""
        seq = conference.seq
    }

    /// Which offers are listed, and what of those who hid their name.
    public struct Selection: Hashable, Sendable {
        /// Only those to this pitch.
        public var pitch: PitchID?
        /// Only those to pitches for this region.
        public var region: RegionCode?
        /// Only those to pitches of this wethouder.
        public var owner: PersonID?
        /// Whether those who asked not to be named are named nonetheless, to whoever must call them.
        public var namesHidden: Bool

        /// Makes a selection; everything, if nothing is said.
        public init(
            pitch: PitchID? = nil,
            region: RegionCode? = nil,
            owner: PersonID? = nil,
            namesHidden: Bool = true
        ) {
            self.pitch = pitch
            self.region = region
            self.owner = owner
            self.namesHidden = namesHidden
        }
    }

    /// The commitments, in order of being made; withdrawn and late ones too.
    public var commitments: some Sequence<Commitment> {
        selected.lazy.map { [self] in Commitment($0, in: conference, lists, named: selection.namesHidden || $0.show) }
    }

    /// Of how many people something personal is in it.
    public var people: Int {
        // Lazily, or a million offers would be copied to count a thousand people.
        Set(selected.lazy.filter { selection.namesHidden || $0.show }.map(\.employer)).count { id in
            conference.person(id)?.words != nil
        }
    }

    /// How many commitments are in it.
    public var count: Int {
        selected.reduce(0) { sum, _ in sum + 1 }
    }

    private var selected: some Sequence<Offer> {
        conference.offers.lazy.filter { [selection, conference] offer in
            if let pitch = selection.pitch, offer.pitch != pitch { return false }
            if selection.region == nil, selection.owner == nil { return true }
            let pitch = conference.pitch(offer.pitch)
            if let region = selection.region, pitch?.content.region != region { return false }
            if let owner = selection.owner, pitch?.owner != owner { return false }
            return true
        }
    }
}

/// What keys are called, found at once.
struct Lists: Sendable {
    let kinds: [KindKey: Catalogue.Kind]
    let regions: [RegionCode: String]
    let sectors: [String: String]
    let organisations: [String: String]

    init(_ catalogue: Catalogue) {
        func names(_ labels: [Catalogue.Label]) -> [String: String] {
            Dictionary(labels.map { ($0.key, $0.nl) }, uniquingKeysWith: { first, _ in first })
        }
        kinds = Dictionary(catalogue.kinds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        regions = Dictionary(catalogue.regions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        sectors = names(catalogue.sectors)
        organisations = names(catalogue.organisationKinds)
    }
}
