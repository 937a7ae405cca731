public import LedgerFormat
public import Marketplace

/// All offers of a conference, each with what an organiser needs to act on it, at one place in the ledger.
public struct CommitmentList: Sendable {
    /// The six digits.
    public let code: String
    /// What the conference is called.
    public let name: String
    /// The last ledger line that is in it: the list is what the lines up to this one add up to.
    public let seq: Int
    /// The ledger that it was made from, signed; nil when it was not signed yet.
    public let checkpoint: SignedCheckpoint?
    /// Every offer, withdrawn and late ones too, in order of being made.
    public let commitments: [Commitment]

    /// Lists the offers of a conference as it stands.
    public init(
        _ conference: Conference,
        code: String,
        catalogue: Catalogue,
        checkpoint: SignedCheckpoint? = nil
    ) {
        self.code = code
        self.checkpoint = checkpoint
        name = conference.charter?.words?.name ?? ""
        seq = conference.seq
        commitments = conference.offers.map { Commitment($0, in: conference, catalogue) }
    }
}

/// One offer with everything around it.
public struct Commitment: Hashable, Sendable {
    /// Its number.
    public var offer: Int
    /// The ledger line that holds it.
    public var seq: Int
    /// When it was recorded.
    public var at: Moment
    /// The pitch: `p3`.
    public var pitch: String
    /// The pitch's title.
    public var title: String
    /// The municipality that asked.
    public var municipality: String
    /// The region's code.
    public var region: String
    /// The region's name.
    public var regionName: String
    /// The employer's badge.
    public var badge: Int?
    /// The employer's organisation.
    public var organisation: String
    /// The person to call.
    public var name: String
    /// The employer's sector.
    public var sector: String
    /// The kind's key.
    public var kind: String
    /// The kind's label.
    public var label: String
    /// How much.
    public var amount: Int
    /// Of what: the unit for that amount.
    public var unit: String
    /// The employer's remark.
    public var note: String
    /// What the employer needs.
    public var needs: [String]
    /// How it reached us.
    public var channel: Offer.Channel
    /// Who typed it in, when it was not the employer.
    public var enteredBy: String
    /// What became of it.
    public var status: Status
    /// Why it was withdrawn.
    public var reason: String
    /// Whether the employer may be named.
    public var show: Bool

    /// What became of an offer.
    public enum Status: String, Sendable {
        /// It stands.
        case recorded
        /// It came after closing and does not count.
        case late
        /// It came after closing and the organiser accepted it.
        case lateAccepted
        /// It was taken back.
        case withdrawn
    }

    init(_ offer: Offer, in conference: Conference, _ catalogue: Catalogue) {
        let employer = conference.person(offer.employer)
        let pitch = conference.pitch(offer.pitch)
        let kind = catalogue.kind(offer.kind)
        self.offer = offer.number
        seq = offer.seq
        at = offer.at
        self.pitch = offer.pitch.description
        title = pitch?.content.words?.title ?? Self.erased
        municipality = pitch?.content.words?.municipality ?? ""
        region = pitch?.content.region ?? ""
        regionName = catalogue.regions.first { [region] in $0.code == region }?.name ?? ""
        badge = employer?.words?.badge
        organisation = employer?.words?.organisation ?? Self.erased
        name = employer?.words?.name ?? Self.erased
        sector = employer?.sector ?? ""
        self.kind = offer.kind
        label = kind?.nl.label ?? offer.kind
        amount = offer.amount
        unit = kind?.unit(for: offer.amount) ?? ""
        note = offer.words?.note ?? ""
        needs = offer.words?.needs ?? []
        channel = offer.channel
        enteredBy = offer.enteredBy.map { conference.person($0)?.words?.name ?? Self.erased } ?? ""
        status = Status(offer)
        reason = offer.reason ?? ""
        show = offer.show
    }

    /// What stands where a person was erased (DOMAIN D5).
    static let erased = "verwijderd op verzoek"
}

extension Commitment.Status {
    init(_ offer: Offer) {
        self =
            if offer.withdrawn { .withdrawn } else if offer.accepted { .lateAccepted } else if offer.late { .late } else
            {
                .recorded
            }
    }

    /// What people read.
    var dutch: String {
        switch self {
        case .recorded: "vastgelegd"
        case .late: "na sluiting"
        case .lateAccepted: "na sluiting, geaccepteerd"
        case .withdrawn: "ingetrokken"
        }
    }
}
