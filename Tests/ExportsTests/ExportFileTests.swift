import Exports
import Foundation
import Marketplace
import TestSupport
import Testing

/// Files as they are written: whole, in every form, and without whom they must leave out.
struct ExportFileTests {
    private let catalogue = Catalogue(
        kinds: [
            .init(
                key: "leerbaan",
                nl: .init(label: "Leerwerkplek (bbl)", one: "leerwerkplek", other: "leerwerkplekken"),
                en: .init(label: "Apprenticeship", one: "place", other: "places"),
                single: false,
                counted: true,
                dueDays: 182
            )
        ],
        themes: [],
        sectors: [.init(key: "zorg", nl: "Zorg en welzijn", en: "Care")],
        regions: []
    )

    /// Anna is named, Bob hides.
    private func conference() -> Conference {
        var conference = Conference.sample(pitch: .open)
        var change = PersonChange(name: "Anna Óst-Bükker")
        (change.email, change.phone) = ("anna@voorbeeld.nl", "06 12 34 56 78")
        conference.must(.changePerson(PersonID(5), change), by: .olga)
        conference.must(.offer("leerbaan", 3), by: .anna)
        let hidden = OfferForm(
            pitch: .p1, kind: "leerbaan", amount: 1, show: false, words: Offer.Words(note: "Bel Bob", needs: []))
        conference.must(.makeOffer(hidden), by: .bob)
        return conference
    }

    private func file(
        _ form: ExportForm,
        of conference: Conference,
        _ selection: CommitmentList.Selection = .init()
    ) -> ExportFile {
        let list = CommitmentList(conference, code: "482917", catalogue: catalogue, selection: selection)
        return ExportFile(form, of: list, catalogue: catalogue, at: .t(0))
    }

    private func bytes(_ file: ExportFile) async throws -> Data {
        try await withFolder { folder in
            let path = folder + "/file"
            try file.write(to: path, temporary: folder)
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
    }

    @Test(arguments: ExportForm.allCases)
    func `every form is written`(form: ExportForm) async throws {
        let bytes = try await bytes(file(form, of: conference()))

        let isZip = form == .xlsx || form == .ods
        #expect(bytes.starts(with: isZip ? Data([0x50, 0x4B, 0x03, 0x04]) : Data()))
        #expect(bytes.count > 100)
    }

    @Test(arguments: [ExportForm.csv, .json, .ics])
    func `whoever hid their name is in no file that leaves names out`(form: ExportForm) async throws {
        let omitted = try await bytes(file(form, of: conference(), .init(namesHidden: false)))
        let text = String(decoding: omitted, as: UTF8.self)

        #expect(!text.contains("Bob"))
        #expect(text.contains("een werkgever"))
        #expect(text.contains(form == .ics ? "Anna BV" : "Anna Óst-Bükker"))
        #expect(file(form, of: conference(), .init(namesHidden: false)).people == 1)
        #expect(file(form, of: conference()).people == 2)
    }

    @Test func `a wethouder's list is of her own pitches`() {
        var conference = conference()
        conference.must(.putPitch(nil, .sample(title: "Van Wim"), owner: nil), by: .wim)

        #expect(file(.csv, of: conference, .init(owner: PersonID(4))).list.count == 2)
        #expect(file(.csv, of: conference, .init(owner: PersonID(9))).list.count == 0)
        #expect(file(.csv, of: conference, .init(pitch: PitchID(2))).list.count == 0)
        #expect(file(.csv, of: conference, .init(region: "AM17")).list.count == 2)
        #expect(file(.csv, of: conference, .init(region: "AM19")).list.count == 0)
    }

    @Test func `whoever was erased, sent away or made up is in no list of people`() async throws {
        var conference = Conference.sample(in: .rehearsal)
        conference.must(.simulateBidders(3), by: .olga)
        conference.must(.revokePerson(PersonID(6)), by: .olga)
        conference.must(.erasePerson(PersonID(5)), by: .olga)
        let text = String(decoding: try await bytes(file(.participants, of: conference)), as: UTF8.self)

        #expect(!text.contains("Bob") && !text.contains("Anna") && !text.contains("Oefen"))
        #expect(text.contains("Saskia"))
        #expect(file(.participants, of: conference).people == 7)
    }

    @Test func `a letter names what was promised`() async throws {
        let text = String(decoding: try await bytes(file(.addresses, of: conference())), as: UTF8.self)

        let anna = "Anna Óst-Bükker;;Anna BV;anna@voorbeeld.nl;06 12 34 56 78;;101;werkgever"
        #expect(text.contains(anna + ";1;3 leerwerkplekken voor Zaanstad"))
    }

    @Test func `an agenda is folded, and says by when`() async throws {
        let text = String(decoding: try await bytes(file(.ics, of: conference())), as: UTF8.self)

        #expect(text.contains("SUMMARY:Anna BV: 3 leerwerkplekken voor Zaanstad\r\n"))
        #expect(text.contains("DTSTART;VALUE=DATE:20190919"))  // 182 days after 21 March
        #expect(text.contains("DTSTART;VALUE=DATE:20190404"))
        #expect(!text.contains("06 12"))
        for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    }

    @Test(arguments: [("09-01", "20190901"), ("03-21", "20200321"), ("02-30", "20190919")])
    func `what begins on a day of the year is due on the next of those`(dueOn: String, date: String) async throws {
        var lists = catalogue
        lists.kinds[0].dueOn = dueOn
        let list = CommitmentList(conference(), code: "482917", catalogue: lists)
        let file = ExportFile(.ics, of: list, catalogue: lists, at: .t(0))
        let text = String(decoding: try await bytes(file), as: UTF8.self)

        #expect(text.contains("DTSTART;VALUE=DATE:\(date)"))
    }

    @Test func `what is asked to stop, stops`() async throws {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await withFolder { folder in
                try file(.csv, of: conference()).write(to: folder + "/file", temporary: folder) { _ in throw Stop() }
            }
        }
    }
}
