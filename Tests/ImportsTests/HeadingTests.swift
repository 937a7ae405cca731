import Imports
import Marketplace
import Testing

/// The first line, and lines that do not fit it (RELIABILITY: F8 113).
struct HeadingTests {
    @Test(arguments: [
        "naam;organisatie;functie;gemeente;e-mail;telefoon;badge",
        "Naam;Bedrijf;Functietitel;Plaats;E-mailadres;Mobiel;Badgenummer",
        "NAME;COMPANY;JOB TITLE;MUNICIPALITY;EMAIL;PHONE;NUMBER",
        "Náám ; organisatie (naam)?; Fúnctie; Gemeente:; E_mail; tel.; Nr.",
    ])
    func `columns go by many names, in two languages`(header: String) throws {
        let header = header.replacing("organisatie (naam)?", with: "Organisatienaam")
        let words = try #require(
            try ListImport("\(header)\nAnna;A;Baas;Utrecht;anna@a.example;030 123;7\n").first
        )

        #expect(words.name == "Anna")
        #expect(words.organisation == "A")
        #expect(words.function == "Baas")
        #expect(words.municipality == "Utrecht")
        #expect(words.email == "anna@a.example")
        #expect(words.phone == "030 123")
        #expect(words.badge == 7)
    }

    @Test(arguments: [
        ("voornaam;tussenvoegsel;achternaam", "Niels;van der;Óst-Bükker", "Niels van der Óst-Bükker"),
        ("voornaam;tussenvoegsel;achternaam", "Niels;;Bos", "Niels Bos"),
        ("first name;infix;last name", "Anna;de;Vries", "Anna de Vries"),
        ("voorletters;tussenvoegsel;naam", "A.B.;van;Dam", "A.B. van Dam"),
        ("naam;voornaam;achternaam", "Anna Bos-Kok;Anna;Bos", "Anna Bos-Kok"),
    ])
    func `a name in parts is one name`(header: String, cells: String, name: String) throws {
        #expect(try ListImport("\(header);organisatie\n\(cells);A\n").first?.name == name)
    }

    @Test func `columns about nothing that is kept are named`() throws {
        let list = try ListImport("Naam;Dieetwensen;Organisatie;Maat shirt;;\nAnna;vega;A;L;;\n")

        #expect(list.report.format?.columns == ["Naam", "Organisatie"])
        #expect(list.report.format?.ignored == ["Dieetwensen", "Maat shirt"])
        #expect(list.counts == [1, 0, 0])
    }

    @Test(arguments: [
        ("organisatie;functie", ["1 nameColumnMissing"]),
        ("naam;organisatie;bedrijf", ["1 columnTwice"]),
        ("organisatie;bedrijf;Organisatie", ["1 columnTwice", "1 columnTwice", "1 nameColumnMissing"]),
    ])
    func `a header without names, or with two columns for one thing, is a fault`(
        header: String,
        faults: [String]
    ) throws {
        #expect(try ListImport("\(header)\nA;B;C\n").faults == faults)
    }

    @Test func `a line with too few or too many cells is a fault, empty cells at its end are none`() throws {
        let list = try ListImport("naam;organisatie;functie\nAnna;A\nBob;B;Baas;meer\nCas;C;Baas;;\n")

        #expect(list.faults == ["2 cellsMissing", "3 cellsTooMany"])
    }
}
