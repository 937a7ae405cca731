import Marketplace

/// The words of a conference, as they are kept.
struct StoredCharter: Decodable {
    var name: String
    var venue: String?
    var host: String?
    var organisers: [String]

    var words: Charter.Words { .init(name: name, venue: venue, host: host, organisers: organisers) }
}

/// The words of a person, as they are kept.
struct StoredPerson: Decodable {
    var badge: Int?
    var name: String
    var organisation: String
    var municipality: String?

    var words: Person.Words {
        .init(badge: badge, name: name, organisation: organisation, municipality: municipality)
    }
}

/// The words of a pitch, as they are kept.
struct StoredPitch: Decodable {
    var title: String
    var problem: String?
    var forWhom: String?
    var municipality: String?
    var place: String?
    var promises: [String]
    var firstStep: String?

    var words: Pitch.Words {
        .init(
            title: title,
            problem: problem,
            forWhom: forWhom,
            municipality: municipality,
            place: place,
            promises: promises,
            firstStep: firstStep
        )
    }
}

/// The words of an offer, as they are kept.
struct StoredOffer: Decodable {
    var note: String?
    var needs: [String]
}

/// Why an offer was withdrawn, as it is kept.
struct StoredReason: Decodable {
    var reason: String
}
