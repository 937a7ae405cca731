import Marketplace

/// What is wrong with a whole file.
extension ImportFault {
    static let notCSV = ImportFault(
        .notCSV, line: 1, "Dit is geen CSV-bestand. Sla het in Excel op als CSV.")
    static let empty = ImportFault(.empty, line: 1, "Het bestand is leeg. Kies een ander bestand.")
    static let separatorMissing = ImportFault(
        .separatorMissing, line: 1,
        "Op de eerste regel staat maar één kolom. Zet er de namen van de kolommen, met ; ertussen.")
    static let noRows = ImportFault(.noRows, line: 1, "Er staat niemand onder de namen van de kolommen.")

    static func separatorMixed(_ found: [Separator]) -> ImportFault {
        let names = found.map { $0 == .tab ? "een tab" : $0.rawValue }.joined(separator: " en ")
        return ImportFault(
            .separatorMixed, line: 1,
            "Tussen de kolommen staat \(names). Gebruik er één, of zet de naam tussen aanhalingstekens.")
    }

    static func undecodable(onLine line: Int, as encoding: FileEncoding) -> ImportFault {
        ImportFault(
            .undecodable, line: line,
            "Hier staat een teken dat niet te lezen is (\(encoding.rawValue)). Sla het bestand op als CSV UTF-8.")
    }

    static func nul(onLine line: Int) -> ImportFault {
        ImportFault(
            .nul, line: line, "Hier staat een teken dat in geen tekst hoort. Sla het bestand opnieuw op als CSV.")
    }

    static func quoteNotClosed(onLine line: Int) -> ImportFault {
        ImportFault(.quoteNotClosed, line: line, "Hier begint een aanhalingsteken dat niet sluit. Zet er een bij.")
    }

    static func textAfterQuote(onLine line: Int) -> ImportFault {
        ImportFault(
            .textAfterQuote, line: line,
            "Na een aanhalingsteken staat nog tekst. Zet er twee waar u er één bedoelt.")
    }

    static func loneCarriageReturn(onLine line: Int) -> ImportFault {
        ImportFault(
            .loneCarriageReturn, line: line,
            "Deze regel eindigt zoals op een oude Mac. Sla het bestand op als gewone CSV.")
    }
}

/// What is wrong with the header.
extension ImportFault {
    static func nameColumnMissing(onLine line: Int) -> ImportFault {
        ImportFault(.nameColumnMissing, line: line, "Er is geen kolom met namen. Noem er een ‘naam’.")
    }

    static func columnTwice(_ first: String, _ second: String, onLine line: Int) -> ImportFault {
        ImportFault(
            .columnTwice, line: line, column: second,
            "De kolommen ‘\(first)’ en ‘\(second)’ zijn voor hetzelfde. Laat er één staan.")
    }
}

/// What is wrong with a line.
extension ImportFault {
    static func cells(_ count: Int, of expected: Int, onLine line: Int) -> ImportFault {
        let advice = count < expected ? "Kijk of er een ; te weinig staat." : "Kijk of er een ; te veel staat."
        return ImportFault(
            count < expected ? .cellsMissing : .cellsTooMany, line: line,
            "Deze regel heeft \(count) cellen in plaats van \(expected). \(advice)")
    }

    static func missing(_ column: Column, onLine line: Int) -> ImportFault {
        column == .organisation
            ? ImportFault(.organisationMissing, line: line, "Van deze werkgever is geen organisatie ingevuld.")
            : ImportFault(.nameMissing, line: line, "Op deze regel staat geen naam. Vul die in of haal de regel weg.")
    }

    static func refused(_ refusal: Refusal, atMost maximum: Int, line: Int, column: String) -> ImportFault {
        switch refusal {
        case .textTooLong:
            ImportFault(
                .textTooLong, line: line, column: column,
                "Deze tekst is langer dan \(maximum) tekens. Maak die korter.")
        default:
            ImportFault(
                .textInvalid, line: line, column: column,
                "In deze tekst staan tekens die een scherm in de war brengen. Typ de tekst opnieuw.")
        }
    }

    static func emailInvalid(line: Int, column: String) -> ImportFault {
        ImportFault(
            .emailInvalid, line: line, column: column, "Dit is geen e-mailadres. Verbeter het of maak de cel leeg.")
    }

    static func unknown(_ code: Code, _ examples: String, line: Int, column: String) -> ImportFault {
        ImportFault(
            code, line: line, column: column, "Dit woord kennen wij hier niet. Gebruik bijvoorbeeld \(examples).")
    }

    static func badgeInvalid(line: Int, column: String) -> ImportFault {
        ImportFault(
            .badgeInvalid, line: line, column: column,
            "Een badge is een getal van 1 tot en met \(Limits.badge). Verbeter het of maak de cel leeg.")
    }

    static func badgeTwice(_ badge: Badge, first: Int, line: Int) -> ImportFault {
        ImportFault(
            .badgeTwice, line: line, "Badge \(badge) staat ook op regel \(first). Geef er één een ander nummer.")
    }

    static func badgeTaken(_ badge: Badge, line: Int) -> ImportFault {
        ImportFault(.badgeTaken, line: line, "Badge \(badge) is al van iemand anders. Kies een nummer dat vrij is.")
    }

    static func externalTwice(first: Int, line: Int) -> ImportFault {
        ImportFault(.externalTwice, line: line, "Dit externe nummer staat ook op regel \(first). Haal er één weg.")
    }

    static func personTwice(first: Int, line: Int) -> ImportFault {
        ImportFault(.personTwice, line: line, "Deze persoon staat ook op regel \(first). Haal één van de regels weg.")
    }

    static func roleInUse(line: Int) -> ImportFault {
        ImportFault(
            .roleInUse, line: line,
            "Deze persoon heeft in de oude rol al iets gedaan. Laat de rol zoals die was.")
    }

    static func tooManyPeople(line: Int) -> ImportFault {
        ImportFault(
            .tooManyPeople, line: line,
            "Met deze lijst zijn er meer dan \(Limits.people) mensen. Haal mensen van de lijst.")
    }
}
