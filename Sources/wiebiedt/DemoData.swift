import Marketplace

/// The werkconferentie of 21 March 2019, hosted by ProRail: 21 centrumgemeenten and 50 employers.
///
/// The day, the host, the organisers, Zaanstad's pitch for Poelenburg and a dozen organisations are from the reports of
/// that time. All people and the other organisations and pitches are invented.
enum DemoData {
    static let name = "Werkconferentie Samen aan het werk"

    static func charter(_ catalogue: Catalogue) -> Charter {
        Charter(
            words: .init(
                name: name,
                venue: "Utrecht",
                host: "ProRail",
                organisers: ["VNG", "Programmaraad", "Op naar de 100.000 banen"]
            ),
            date: "2019-03-21",
            openEntry: true,
            catalogue: catalogue
        )
    }

    /// A municipality with its wethouder and pitch.
    struct Town {
        var municipality: String
        var wethouder: String
        var pitch: Pitch.Content
    }

    /// An employer.
    struct Employer {
        var organisation: String
        var name: String
        var sector: String
    }

    static let towns = table(townRows).map { row in
        Town(
            municipality: row[0],
            wethouder: row[2],
            pitch: Pitch.Content(
                words: Pitch.Words(
                    title: row[5],
                    problem: row[6],
                    forWhom: row[7],
                    municipality: row[0],
                    place: row[3].isEmpty ? nil : row[3],
                    promises: row[9].split(separator: "+").map { $0.trimming },
                    firstStep: row[10]
                ),
                asks: row[8].split(separator: ",").map { ask in
                    let parts = ask.split(separator: ":")
                    return Ask(kind: parts[0].trimming, target: Int(parts[1]) ?? 1)
                },
                region: row[1],
                theme: row[4].split(separator: "/")[0].trimming,
                sector: row[4].split(separator: "/").dropFirst().first?.trimming
            )
        )
    }

    static let employers = table(employerRows).map { row in
        Employer(organisation: row[0], name: row[1], sector: row[2])
    }

    private static func table(_ rows: String) -> [[String]] {
        rows.split(separator: "\n").map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming }
        }
    }
}

extension Substring {
    fileprivate var trimming: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
