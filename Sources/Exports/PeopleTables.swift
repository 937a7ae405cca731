public import Marketplace

/// Lists of the people of a conference.
public struct PeopleTables: Sendable {
    private let conference: Conference
    private let lists: Lists

    /// Lists those who are there: nobody who was erased, whose badge was taken back, or whom a rehearsal made up.
    public init(_ conference: Conference, catalogue: Catalogue) {
        self.conference = conference
        lists = Lists(catalogue)
    }

    /// How many people are in them.
    public var count: Int { present.reduce(0) { sum, _ in sum + 1 } }

    private var present: some Sequence<(Person, Person.Words)> {
        conference.people.lazy.compactMap { person in
            guard let words = person.words, !person.revoked, !person.simulated else { return nil }
            return (person, words)
        }
    }

    /// The list in the form in which it can be brought in again.
    public var participants: Table {
        Table(
            name: "Deelnemers",
            columns: [
                Column("naam", 28), Column("functie", 24), Column("organisatie", 32), Column("soort", 20),
                Column("grootte", 9), Column("gemeente", 20), Column("regio", 26), Column("e-mail", 32),
                Column("telefoon", 17), Column("rol", 12), Column("sector", 20), Column("badge", 8),
                Column("extern nummer", 14), Column("naam op scherm", 15),
            ],
            count: conference.people.count,
            about: [],
            rows: { body in
                for (person, words) in present {
                    try body([
                        .text(words.name), Cell(words.function), Cell(words.organisation),
                        Cell(words.kind.map { lists.organisations[$0] ?? $0 }), Cell(words.size),
                        Cell(words.municipality), Cell(words.region.map { lists.regions[$0] ?? $0 }),
                        Cell(words.email), Cell(words.phone), .text(person.role.dutch),
                        Cell(person.sector.map { lists.sectors[$0] ?? $0 }), Cell(words.badge), Cell(words.external),
                        .text(person.show ? "ja" : "nee"),
                    ])
                }
            }
        )
    }

    /// The list for letters and e-mails: names of columns without blanks, a row for each person.
    public var addresses: Table {
        Table(
            name: "Adressen",
            columns: [
                Column("Naam", 28), Column("Functie", 24), Column("Organisatie", 32), Column("Email", 32),
                Column("Telefoon", 17), Column("Gemeente", 20), Column("Badge", 8), Column("Rol", 12),
                Column("AantalToezeggingen", 12), Column("Toezeggingen", 60),
            ],
            count: conference.people.count,
            about: [],
            rows: { body in
                for (person, words) in present {
                    let offers = conference.offers(of: person.id).filter(\.stands)
                    try body([
                        .text(words.name), Cell(words.function), Cell(words.organisation), Cell(words.email),
                        Cell(words.phone), Cell(words.municipality), Cell(words.badge), .text(person.role.dutch),
                        .number(offers.count), Cell(offers.map(sentence).joined(separator: "; ")),
                    ])
                }
            }
        )
    }

    /// `3 leerwerkplekken voor Zaanstad`.
    private func sentence(_ offer: Offer) -> String {
        let kind = lists.kinds[offer.kind]
        let pitch = conference.pitch(offer.pitch)?.content.words
        let what = kind.map { $0.counted ? "\(offer.amount) \($0.unit(for: offer.amount))" : $0.nl.label } ?? offer.kind
        return "\(what) voor \(pitch?.municipality ?? pitch?.title ?? offer.pitch.description)"
    }
}

extension Role {
    /// What people read, and the importer understands.
    var dutch: String {
        switch self {
        case .organiser: "organisator"
        case .moderator: "moderator"
        case .clerk: "klerk"
        case .wethouder: "wethouder"
        case .employer: "werkgever"
        case .jury: "jury"
        case .screen: "scherm"
        }
    }
}
