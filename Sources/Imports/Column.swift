/// What a column of a list of participants can be about.
enum Column: CaseIterable {
    case name, firstName, initials, infix, lastName, function, organisation, kind, size, municipality, region
    case email, phone, role, sector, badge, external, show

    /// What lists call it, the name that our own lists use first.
    var names: [String] {
        switch self {
        case .name:
            ["naam", "volledige naam", "naam deelnemer", "deelnemer", "name", "full name", "contactpersoon", "contact"]
        case .firstName: ["voornaam", "voornamen", "roepnaam", "first name", "given name", "first names"]
        case .initials: ["voorletters", "initialen", "voorletter", "initials"]
        case .infix: ["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "tussenv", "infix", "prefix", "middle name"]
        case .lastName: ["achternaam", "familienaam", "last name", "surname", "family name"]
        case .function:
            [
                "functie", "functietitel", "functienaam", "functieomschrijving", "job title", "function", "position",
                "title",
            ]
        case .organisation:
            [
                "organisatie", "organisatienaam", "naam organisatie", "bedrijf", "bedrijfsnaam", "naam bedrijf",
                "werkgever", "instelling", "firma", "company", "company name", "organisation", "organization",
                "employer",
            ]
        case .kind:
            [
                "soort", "soort organisatie", "organisatiesoort", "type organisatie", "organisatietype", "type", "kind",
                "organisation type", "organization type",
            ]
        case .size:
            [
                "grootte", "omvang", "aantal medewerkers", "aantal werknemers", "medewerkers", "bedrijfsgrootte",
                "size", "company size", "employees", "number of employees",
            ]
        case .municipality:
            [
                "gemeente", "gemeentenaam", "plaats", "vestigingsplaats", "woonplaats", "stad", "municipality", "city",
                "town",
            ]
        case .region:
            ["regio", "arbeidsmarktregio", "regiocode", "amr", "region", "labour market region", "labor market region"]
        case .email:
            [
                "e-mail", "e-mailadres", "mail", "mailadres", "email address", "emailaddress", "e-mail adres",
                "zakelijk e-mailadres",
            ]
        case .phone:
            [
                "telefoon", "telefoonnummer", "tel", "tel nr", "telnr", "telefoonnr", "mobiel", "mobiel nummer",
                "mobiele telefoon", "gsm", "06", "06-nummer", "phone", "phone number", "mobile", "mobile phone",
                "telephone",
            ]
        case .role: ["rol", "deelnemersrol", "role"]
        case .sector: ["sector", "branche", "bedrijfstak", "industry"]
        case .badge: ["badge", "badgenummer", "badge nummer", "nummer", "nr", "bordje", "badge number", "number"]
        case .external:
            [
                "extern nummer", "extern id", "id", "relatienummer", "klantnummer", "lidnummer", "deelnemernummer",
                "deelnemersnummer", "external", "external id", "external number", "crm id",
            ]
        case .show:
            [
                "naam op scherm", "naam op het scherm", "op scherm", "toon naam", "tonen", "show", "show name",
                "name on screen",
            ]
        }
    }

    /// Our own name for it.
    var ownName: String { names[0] }

    static let byName = Dictionary(
        allCases.flatMap { column in column.names.map { ($0.folded, column) } },
        uniquingKeysWith: { first, _ in first }
    )
}

/// The header of a list: which of its columns is about what.
struct Heading {
    /// Where each column stands, and what the list calls it.
    private(set) var places: [Column: Int] = [:]
    /// All columns as the list calls them.
    let titles: [String]
    /// Those that are about nothing we keep.
    private(set) var ignored: [String] = []
    /// What is wrong with it.
    private(set) var faults: [ImportFault] = []

    init(_ row: Table.Row) {
        // Columns without a name are left over from a spreadsheet's right edge.
        titles = Array(row.cells.prefix(row.cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0))
        for (place, title) in titles.enumerated() where !title.isEmpty {
            guard let column = Column.byName[title.folded] else {
                ignored.append(title)
                continue
            }
            if let first = places[column] {
                faults.append(.columnTwice(titles[first], title, onLine: row.line))
            } else {
                places[column] = place
            }
        }
        // "Voornaam; tussenvoegsel; naam": the name beside a first name is the last one.
        if places[.lastName] == nil, places[.firstName] != nil || places[.infix] != nil, let name = places[.name] {
            places[.lastName] = name
            places[.name] = nil
        }
        if ![.name, .firstName, .lastName].contains(where: { places[$0] != nil }) {
            faults.append(.nameColumnMissing(onLine: row.line))
        }
    }

    /// What the list calls a column.
    func title(_ column: Column) -> String? { places[column].map { titles[$0] } }

    /// The columns that are read, in the order of the list.
    var known: [String] { places.values.sorted().map { titles[$0] } }
}
