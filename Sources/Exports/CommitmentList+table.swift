import LedgerFormat
import Marketplace

extension CommitmentList {
    /// The list as rows, one offer each, withdrawn and late ones too.
    public var table: Table {
        let proof = checkpoint.map { "\($0.checkpoint.size) regels \($0.checkpoint.code)" } ?? ""
        return Table(
            name: "Toezeggingen",
            columns: Self.columns,
            count: conference.offers.count,
            about: [
                ("Bijeenkomst", Cell(name)), ("Code", .text(code)), ("Toezeggingen", .number(count)),
                ("Mensen van wie gegevens in dit bestand staan", .number(people)),
                ("Laatste regel van het logboek", .number(seq)), ("Code van het logboek", Cell(proof)),
                (
                    "Verborgen namen",
                    .text(selection.namesHidden ? "staan erin, met nee bij naam op scherm" : "zijn weggelaten")
                ),
            ],
            rows: { body in
                for commitment in commitments { try body(commitment.cells(proof)) }
            }
        )
    }

    private static let columns = [
        Column("nr", 7), Column("regel", 7), Column("tijd", 17), Column("pitch", 7), Column("titel", 40),
        Column("gemeente", 20), Column("regiocode", 10), Column("regio", 26), Column("badge", 8),
        Column("organisatie", 32), Column("soort organisatie", 20), Column("grootte", 9), Column("contact", 28),
        Column("functie", 24), Column("e-mail", 32), Column("telefoon", 17), Column("sector", 16),
        Column("soort", 16), Column("omschrijving", 30), Column("aantal", 9), Column("eenheid", 16),
        Column("opmerking", 40), Column("nodig", 30), Column("kanaal", 18), Column("ingevoerd door", 24),
        Column("status", 24), Column("reden", 30), Column("naam op scherm", 15), Column("SROI-waarde", 13),
        Column("logboekcode", 52),
    ]
}

extension Commitment {
    /// One cell for each column.
    fileprivate func cells(_ proof: String) -> [Cell] {
        [
            .number(offer), .number(seq), .moment(at), .text(pitch), Cell(title), Cell(municipality), Cell(region),
            Cell(regionName), Cell(badge), Cell(organisation), Cell(organisationKind), Cell(size), Cell(name),
            Cell(function), Cell(email), Cell(phone), Cell(sector), .text(kind), .text(label), .number(amount),
            Cell(unit), Cell(note), Cell(needs.joined(separator: ", ")),
            .text(prepared ? "vooraf toegezegd" : channel.dutch), Cell(enteredBy), .text(status.dutch),
            Cell(reason), .text(show ? "ja" : "nee"),
            // Each municipality has its own; whoever needs it fills it in.
            .empty, Cell(proof),
        ]
    }
}

extension Offer.Channel {
    fileprivate var dutch: String {
        switch self {
        case .phone: "telefoon"
        case .hand: "hand"
        case .paper: "papier"
        }
    }
}
