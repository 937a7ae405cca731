import Imports
import Marketplace
import Testing

/// What stands in cells (RELIABILITY: F7, F8 117).
struct ValueTests {
    /// Somebody with one more column.
    private func one(_ column: String, _ cell: String, and more: (String, String)? = nil) throws -> ListImport {
        let header = "naam;organisatie;\(column)" + (more.map { ";\($0.0)" } ?? "")
        let quoted = "\"\(cell.replacing("\"", with: "\"\""))\""
        return try ListImport("\(header)\nAnna Bos;Bos BV;\(quoted)" + (more.map { ";\($0.1)" } ?? "") + "\n")
    }

    @Test(arguments: [
        ("werkgever", Role.employer), ("Wethouder", .wethouder), ("alderman", .wethouder), ("Presentator", .moderator),
        ("dagvoorzitter", .moderator), ("schrijver", .clerk), ("Jury-lid", .jury), ("organiser", .organiser),
        ("", .employer),
    ])
    func `a role is a word in either language, and an employer's without one`(word: String, role: Role) throws {
        #expect(try one("rol", word).enrolments.first?.role == role)
    }

    @Test(arguments: [
        ("Wethouder sociale zaken", "gemeente", Role.wethouder), ("wethouder", "werkgever", .employer),
        ("Beleidsadviseur", "gemeente", .employer),
    ])
    func `a municipality's wethouder is known by function`(function: String, kind: String, role: Role) throws {
        #expect(try one("functie", function, and: ("soort", kind)).enrolments.first?.role == role)
    }

    @Test(arguments: [
        "AM17", "am17", "Zaanstreek/Waterland", "zaanstreek waterland", "Zaanstreek", "Zaanstad", "Gemeente Zaanstad",
        "Arbeidsmarktregio Zaanstreek/Waterland",
    ])
    func `a region goes by code, name, alias or a municipality in it`(word: String) throws {
        let list = try one("regio", word)

        #expect(list.first?.region == "AM17")
        #expect(list.doubts == [])
    }

    @Test(arguments: [("Zwolle", "AM36"), ("Food Valley", "AM38"), ("IJsselvechtstreek", "AM36"), ("Utrecht", "AM13")])
    func `the names that people use for regions are known`(word: String, region: RegionCode) throws {
        #expect(try one("regio", word).first?.region == region)
    }

    @Test(arguments: [
        "'s-Gravenhage", "Den Bosch", "’s-Hertogenbosch", "Krimpen a/d IJssel", "fryslan", "Súdwest-Fryslân",
    ])
    func `older and other names of municipalities are kept as they are written`(name: String) throws {
        let list = try one("gemeente", name)

        #expect(list.first?.municipality == name)
        #expect(list.doubts == (name == "fryslan" ? ["2 municipalityUnknown"] : []))
    }

    @Test func `a place or region that nobody knows is kept, and doubtful`() throws {
        let list = try one("gemeente", "Atlantis", and: ("regio", "Verweggistan"))

        #expect(list.first?.municipality == "Atlantis")
        #expect(list.first?.region == "Verweggistan")
        #expect(list.doubts == ["2 regionUnknown", "2 municipalityUnknown"])
        #expect(list.faults == [])
    }

    @Test(arguments: [
        ("gemeente", "gemeente"), ("Sociale onderneming", "sociale_onderneming"),
        ("Social enterprise", "sociale_onderneming"),
        ("ROC", "onderwijs"), ("MKB", "werkgever"), ("SW-bedrijf", "sociale_dienst"), ("uwv", "uwv"),
    ])
    func `a sort of organisation is a key, a name or a usual word`(word: String, key: String) throws {
        #expect(try one("soort", word).first?.kind == key)
    }

    @Test(arguments: [
        ("zorg", "zorg"), ("Zorg & Welzijn", "zorg"), ("Transport en logistiek", "transport"),
        ("Logistics", "transport"),
        ("IT", "ict"), ("schoonmaak", "schoonmaak"),
    ])
    func `a sector is a key, a name or a usual word`(word: String, key: String) throws {
        #expect(try one("branche", word).enrolments.first?.sector == key)
    }

    @Test(arguments: [
        ("1", "1"), ("zzp", "1"), ("2-9", "2-9"), ("2–9", "2-9"), ("2 - 9", "2-9"), ("2-sep", "2-9"),
        ("okt-49", "10-49"),
        ("10 t/m 49 medewerkers", "10-49"), ("29", "10-49"), ("120 fte", "50-249"), ("1.250", "250+"), ("250+", "250+"),
        (">250", "250+"),
    ])
    func `a size is a range or a number, also after Excel made a date of it`(word: String, size: String) throws {
        #expect(try one("grootte", word).first?.size == size)
    }

    @Test(arguments: [("ja", true), ("Nee", false), ("yes", true), ("0", false), ("", true)])
    func `whether a name may be shown is yes or no`(word: String, show: Bool) throws {
        #expect(try one("naam op scherm", word).enrolments.first?.show == show)
    }

    @Test(arguments: [
        ("rol", "koning", "roleUnknown"), ("soort", "kasteel", "kindUnknown"), ("grootte", "enorm", "sizeUnknown"),
        ("grootte", "0", "sizeUnknown"), ("sector", "ruimtevaart", "sectorUnknown"),
        ("naam op scherm", "soms", "showUnknown"), ("badge", "A7", "badgeInvalid"), ("badge", "0", "badgeInvalid"),
        ("badge", "100000", "badgeInvalid"), ("badge", "٧", "badgeInvalid"), ("e-mail", "anna", "emailInvalid"),
        ("e-mail", "a@b.nl\r\nBcc: x@y.nl", "emailInvalid"), ("e-mail", "a@b@c.nl", "emailInvalid"),
        ("functie", "B\u{202E}aas", "textInvalid"), ("functie", "\u{7}Baas", "textInvalid"),
        ("telefoon", String(repeating: "0", count: 81), "textTooLong"),
    ])
    func `what cannot be kept is a fault that names the column`(column: String, cell: String, code: String) throws {
        let list = try one(column, cell)

        #expect(list.faults == ["2 \(code)"])
        #expect(list.report.errors.first?.column == column)
        #expect(list.enrolments.isEmpty)
    }

    @Test func `a name is counted as people count it`() throws {
        let family = String(repeating: "👨‍👩‍👧", count: 15)

        #expect(try ListImport("naam;organisatie\n\(family);A\n").first?.name == family)
        #expect(
            try ListImport("naam;organisatie\n\(String(repeating: "é", count: 81));A\n").faults == ["2 textTooLong"])
        #expect(
            try ListImport(
                "voornaam;achternaam;organisatie\n\(String(repeating: "a", count: 50));\(String(repeating: "b", count: 50));A\n"
            ).faults == ["2 textTooLong"])
        #expect(try ListImport("naam;organisatie\n\u{200B};A\n").faults == ["2 nameMissing"])
    }

    @Test func `an employer without an organisation is a fault, a wethouder is not`() throws {
        #expect(try ListImport("naam;organisatie;rol\nAnna;;\nSaskia;;wethouder\n").faults == ["2 organisationMissing"])
    }

    @Test func `letters are kept in one spelling`() throws {
        let words = try #require(try ListImport("naam;organisatie\n  Zoe\u{308} ;\u{A0}Bos\u{A0}\n").first)

        #expect(Array(words.name.unicodeScalars) == Array("Zoë".unicodeScalars))
        #expect(words.organisation == "Bos")
    }

    @Test(arguments: [
        "=cmd|' /C calc'!A1", "@SUM(A1)", "+31 6 12345678", "-5", "＝1+1", "van der Óst-Bükker;=1+1", "'s-Gravenhage",
        "'t Hof",
        "<script>", "' OR 1=1",
    ])
    func `what looks like a formula is kept to the letter`(text: String) throws {
        #expect(try one("functie", text).first?.function == text)
    }

    @Test(arguments: [
        ("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'+31 6", "+31 6"), ("' -5", "-5"), ("'s", "'s"), ("''", "''"),
    ])
    func `the apostrophe of our own lists comes off, once`(cell: String, text: String) throws {
        #expect(try one("functie", cell).first?.function?.replacing(" -5", with: "-5") == text)
    }

    @Test(
        arguments: [
            ("06-12345678", nil), ("+31 6 12345678", nil), ("0612345678", nil), ("612345678", "0612345678"),
            ("31612345678", "+31612345678"), ("112", nil),
        ] as [(String, String?)])
    func `a phone number is kept as it is written, and doubtful when Excel took its zero`(
        phone: String,
        proposal: String?
    ) throws {
        let list = try one("telefoon", phone)

        #expect(list.first?.phone == phone)
        #expect(list.report.doubtful.map(\.proposal) == (proposal.map { [$0] } ?? []))
    }

    @Test func `a phone number of which digits are lost is doubtful without a proposal`() throws {
        let list = try one("telefoon", "3,16123E+10")

        #expect(list.doubts == ["2 phoneDamaged"])
        #expect(list.report.doubtful[0].proposal == nil)
    }
}
