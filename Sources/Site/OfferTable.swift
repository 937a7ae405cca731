import Marketplace

/// Offers as those who run the day see them, each role what it may.
///
/// | role | sees |
/// |---|---|
/// | organiser | everything, and how to reach people |
/// | clerk | everything, but not how to reach people |
/// | moderator | names that may be shown |
/// | wethouder | of her own pitches, names that may be shown and how to reach them |
/// | jury | what the hall sees |
struct OfferTable: Encodable {
    var seq: Int
    var offers: [Row]

    struct Row: Encodable {
        var offer: Int
        var at: String
        var pitch: String
        var kind: String
        var amount: Int
        var badge: Int?
        var name: String?
        var organisation: String?
        var function: String?
        var email: String?
        var phone: String?
        var sector: String?
        var note: String?
        var needs: [String]
        var show: Bool
        /// Whether it was promised before the day.
        var prepared: Bool?
        var late: Bool
        var accepted: Bool
        var withdrawn: Bool
        var reason: String?
        var channel: String
        var enteredBy: String?
    }

    init(_ conference: Conference, for person: PersonID, as role: Role) {
        seq = conference.seq
        offers = conference.offers.compactMap { offer in
            if role == .wethouder, conference.pitch(offer.pitch)?.owner != person { return nil }
            return Row(offer, in: conference, for: role)
        }
    }
}

extension OfferTable.Row {
    init(_ offer: Offer, in conference: Conference, for role: Role) {
        let seesAll = role == .organiser || role == .clerk
        let named = seesAll || (offer.show && conference.rule(of: offer.kind)?.counted == true)
        // Who asks to be called back asks the municipality: the wethouder may know who.
        let calls = role == .wethouder && conference.rule(of: offer.kind)?.counted == false
        let employer = conference.person(offer.employer)
        let reached = role == .organiser || (role == .wethouder && (named || calls)) ? employer?.words : nil
        self.init(
            offer: offer.number,
            at: offer.at.rfc3339,
            pitch: offer.pitch.description,
            kind: offer.kind,
            amount: offer.amount,
            badge: named || calls ? employer?.words?.badge : nil,
            name: (named || calls) && role != .jury ? employer?.words?.name : nil,
            organisation: named || calls ? employer?.words?.organisation : nil,
            function: reached?.function,
            email: reached?.email,
            phone: reached?.phone,
            sector: employer?.sector,
            note: role == .jury || role == .moderator ? nil : offer.words?.note,
            needs: role == .jury || role == .moderator ? [] : offer.words?.needs ?? [],
            show: offer.show,
            prepared: offer.prepared ? true : nil,
            late: offer.late,
            accepted: offer.accepted,
            withdrawn: offer.withdrawn,
            reason: seesAll ? offer.reason : nil,
            channel: offer.channel.rawValue,
            enteredBy: seesAll ? offer.enteredBy.flatMap(conference.person)?.words?.name : nil
        )
    }
}
