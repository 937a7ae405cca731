import Marketplace

/// What the hall shows of somebody who is described anew.
public enum HallRenaming {
    /// Who made an offer, from now on.
    public struct Offer: Hashable, Codable, Sendable {
        /// The offer.
        public var offer: Int
        /// Who committed.
        public var by: Party
    }

    /// Whose pitch it is, from now on.
    public struct Pitch: Hashable, Codable, Sendable {
        /// The pitch.
        public var pitch: String
        /// The wethouder's name; nil once erased.
        public var wethouder: String?
    }

    /// The latest offers of somebody, as the hall now sees them; older ones are on no screen any more.
    static func offers(of id: PersonID, in conference: Conference) -> [Offer] {
        conference.offers(of: id).suffix(HallPitch.recentMaximum).map { offer in
            Offer(offer: offer.number, by: Party(offer, in: conference))
        }
    }

    /// The pitches of somebody.
    static func pitches(of id: PersonID, in conference: Conference) -> [Pitch] {
        conference.pitches.filter { $0.owner == id }.map { pitch in
            Pitch(pitch: pitch.id.description, wethouder: conference.person(id)?.words?.name)
        }
    }
}
