import Exports
import Foundation
import LedgerFormat
import Marketplace
import OpenSSL
import TestSupport
import Testing

/// What is taken home.
struct CommitmentListTests {
    private let catalogue = Catalogue(
        kinds: [
            .init(
                key: "leerbaan",
                nl: .init(label: "Leerwerkplek (bbl)", one: "leerwerkplek", other: "leerwerkplekken"),
                en: .init(label: "Apprenticeship", one: "place", other: "places"),
                single: false,
                counted: true
            )
        ],
        themes: [],
        sectors: [],
        regions: [.init(code: "AM17", name: "Zaanstreek/Waterland", centre: "Zaanstad", alias: [], municipalities: [])]
    )

    private func list(note: String = "Vanaf mei", reason: String? = nil) -> CommitmentList {
        var conference = Conference.sample(pitch: .open)
        let form = OfferForm(
            pitch: .p1,
            kind: "leerbaan",
            amount: 3,
            show: false,
            words: Offer.Words(note: note, needs: ["jobcoach", "contact"])
        )
        conference.must(.makeOffer(form), by: .anna)
        conference.must(.offer("leerbaan", 1, badge: 102), by: .klaas)
        if let reason { conference.must(.withdrawOffer(2, reason: reason), by: .olga) }
        let checkpoint = Checkpoint(origin: "wiebiedt.example/482917", size: conference.seq, root: Digest(of: []))
        return CommitmentList(
            conference,
            code: "482917",
            catalogue: catalogue,
            checkpoint: SignedCheckpoint(checkpoint, signedBy: [.generate()])
        )
    }

    private func csv(_ list: CommitmentList, _ flavour: CSV.Flavour = .excel) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try CSV.write(list.table, flavour) { bytes += $0 }
        return bytes
    }

    private func json(_ list: CommitmentList) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try list.writeJSON { bytes += $0 }
        return bytes
    }

    private func rows(_ csv: [UInt8]) -> [String] {
        String(decoding: csv.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test func `the CSV opens in Dutch Excel`() throws {
        let csv = try csv(list(reason: "Dubbel"))

        #expect(Array(csv.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(
            rows(csv) == [
                "nr;regel;tijd;pitch;titel;gemeente;regiocode;regio;badge;organisatie;soort organisatie;grootte;contact;"
                    + "functie;e-mail;telefoon;sector;soort;omschrijving;aantal;eenheid;opmerking;nodig;kanaal;"
                    + "ingevoerd door;status;reden;naam op scherm;SROI-waarde;logboekcode",
                "1;14;21-03-2019 14:30;p1;Werk voor Poelenburg;Zaanstad;AM17;Zaanstreek/Waterland;101;Anna BV;;;Anna;;;;"
                    + "zorg;leerbaan;Leerwerkplek (bbl);3;leerwerkplekken;Vanaf mei;\"jobcoach, contact\";telefoon;;"
                    + "vastgelegd;;nee;;16 regels 4OYM-IQUY-7QOB-JGX3-6TEJ-S35Z-EQT2-4QPE",
                "2;15;21-03-2019 14:30;p1;Werk voor Poelenburg;Zaanstad;AM17;Zaanstreek/Waterland;102;Bob BV;;;Bob;;;;;"
                    + "leerbaan;Leerwerkplek (bbl);1;leerwerkplek;;;hand;Klaas;ingetrokken;Dubbel;ja;;"
                    + "16 regels 4OYM-IQUY-7QOB-JGX3-6TEJ-S35Z-EQT2-4QPE",
                "",
            ]
        )
    }

    @Test(arguments: [
        ("=cmd|' /C calc'!A1", "\"'=cmd|' /C calc'!A1\""), ("  =1+1", "'  =1+1"), ("+31 6", "'+31 6"), ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"), ("＝1+1", "'＝1+1"), ("\u{200B}=1", "'\u{200B}=1"), ("|x", "'|x"),
        ("%0A", "'%0A"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠A", "'＠A"), ("\u{FEFF}=1", "'\u{FEFF}=1"),
        ("\u{A0}\u{200D}@x", "'\u{A0}\u{200D}@x"), ("\u{3000}-1", "'\u{3000}-1"),
        ("'=1", "''=1"), ("''+1", "'''+1"), ("\u{2061}=1", "'\u{2061}=1"),
        ("a=1", "a=1"), ("3-5", "3-5"), ("€ 5", "€ 5"),
    ])
    func `no spreadsheet takes a remark for a formula`(note: String, cell: String) throws {
        let written = String(decoding: try csv(list(note: note)), as: UTF8.self)
        let quoted = cell.contains("'") && !cell.hasPrefix("\"") ? "\"\(cell)\"" : cell

        #expect(written.contains(";\(quoted);"), "\(written)")
    }

    @Test(arguments: [("a;b", "\"a;b\""), ("zij \"zei\"", "\"zij \"\"zei\"\"\""), ("een\ntwee", "\"een\ntwee\"")])
    func `a cell that would break a row is quoted`(note: String, cell: String) throws {
        #expect(String(decoding: try csv(list(note: note)), as: UTF8.self).contains(";\(cell);"))
    }

    @Test func `the JSON holds the same at the same line`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try json(list()))) as? [String: Any]
        let commitments = object?["commitments"] as? [[String: Any]]

        #expect(object?["seq"] as? Int == 15)
        let ledger = object?["ledger"] as? [String: Any]
        #expect(ledger?["size"] as? Int == 15)
        #expect(ledger?["root"] as? String == Digest(of: []).hex)
        #expect(commitments?.map { $0["offer"] as? Int } == [1, 2])
        #expect(commitments?.first?["note"] as? String == "Vanaf mei")
        #expect(commitments?.first?["at"] as? String == "2019-03-21T13:30:00.000Z")
    }
}

struct QRCodeTests {
    @Test func `an address becomes a picture with a quiet zone`() throws {
        let svg = try #require(QRCode.svg("HTTPS://WIEBIEDT.EXAMPLE/482917"))
        let text = String(decoding: svg, as: UTF8.self)

        // A code of version 2 or 3 has 25 or 29 modules, and four light ones on each side.
        #expect(text.contains("viewBox=\"0 0 33 33\"") || text.contains("viewBox=\"0 0 37 37\""))
        // The first dark module of the first finder pattern, and none in the quiet zone.
        #expect(text.contains("M4 4h7v1h-7z"))
        #expect(!text.contains("M3 4h") && !text.contains("M4 3h"))
    }

    @Test func `what fits in no code has no picture`() {
        #expect(QRCode.svg(String(repeating: "x", count: 5000)) == nil)
    }
}
