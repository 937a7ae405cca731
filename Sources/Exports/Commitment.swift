public import Marketplace

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
    /// What sort of organisation that is.
    public var organisationKind: String
    /// How many people work there.
    public var size: String
    /// The person to call.
    public var name: String
    /// What they are there.
    public var function: String
    /// Their e-mail address.
    public var email: String
    /// Their phone number.
    public var phone: String
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
    /// Whether it was promised before the day.
    public var prepared: Bool

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

    init(_ offer: Offer, in conference: Conference, _ lists: Lists, named: Bool) {
        let employer = conference.person(offer.employer)
        let words = named ? employer?.words : nil
        let pitch = conference.pitch(offer.pitch)
        let kind = lists.kinds[offer.kind]
        let isErased = employer?.erased == true
        self.offer = offer.number
        seq = offer.seq
        at = offer.at
        self.pitch = offer.pitch.description
        title = pitch?.content.words?.title ?? Self.erased
        municipality = pitch?.content.words?.municipality ?? ""
        region = pitch?.content.region ?? ""
        regionName = lists.regions[region] ?? ""
        badge = words?.badge
        organisation = isErased ? Self.erased : words?.organisation ?? Self.unnamed(employer?.sector, lists)
        organisationKind = words?.kind.map { lists.organisations[$0] ?? $0 } ?? ""
        size = words?.size ?? ""
        name = isErased ? Self.erased : words?.name ?? ""
        function = words?.function ?? ""
        email = words?.email ?? ""
        phone = words?.phone ?? ""
        sector = employer?.sector ?? ""
        self.kind = offer.kind
        label = kind?.nl.label ?? offer.kind
        amount = offer.amount
        unit = kind?.unit(for: offer.amount) ?? ""
        // A remark may say whose it is.
        note = named ? offer.words?.note ?? "" : ""
        needs = offer.words?.needs ?? []
        channel = offer.channel
        enteredBy = offer.enteredBy.map { conference.person($0)?.words?.name ?? Self.erased } ?? ""
        status = Status(offer)
        reason = named ? offer.reason ?? "" : ""
        show = offer.show
        prepared = offer.prepared
    }

    /// What the hall sees of those who hide their name.
    private static func unnamed(_ sector: String?, _ lists: Lists) -> String {
        guard let sector, let name = lists.sectors[sector] else { return "een werkgever" }
        return "een werkgever uit de sector \(name.lowercased())"
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
