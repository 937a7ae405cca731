import Imports
import Marketplace
import TestSupport
import Testing

/// Organisations that may be one, spelled differently.
struct LookAlikeTests {
    private func alike(_ names: String..., into conference: Conference = .empty()) throws -> [[String]] {
        let rows = names.enumerated().map { "Naam \($0.offset);\($0.element)\n" }.joined()
        return try ListImport("naam;organisatie\n" + rows, into: conference).report.lookAlikes.map(\.names)
    }

    @Test(arguments: [
        ("Bos BV", "bos b.v."), ("Stichting Zorg Nabij", "Zorg nabij"), ("Gemeente Zaanstad", "Zaanstad"),
        ("Óst-Bükker", "Ost Bukker"), ("Hotel De Zwaan", "Hotel Zwaan N.V."), ("Bakkerij Jansen", "Bakkerij Janssen"),
        ("Schildersbedrijf Kleur", "Schildersberdijf Kleur"), ("Cloudwerk", "Cloudwrek"), ("Letter & Co", "Letter Co"),
    ])
    func `spellings of one organisation are found`(left: String, right: String) throws {
        #expect(try alike(left, "Iets heel anders", right) == [[left, right]])
    }

    @Test(arguments: [
        ("PostNL", "PоstNL"), ("PostNL", "РоѕtNL"), ("Cafe Noir", "Café Noir"), ("Café Noir", "CAFÉ NOIR"),
        ("Asito", "Αѕіtο"), ("Bos", "B\u{200B}os"), ("Bos", "Ｂｏｓ"), ("KLM", "КLМ"), ("Hema", "Нема"),
    ])
    func `a name in letters of another script looks like that of an organisation`(left: String, right: String) throws {
        #expect(try alike(left, "Iets heel anders", right) == [[left, right]])
    }

    @Test(arguments: [
        ("Zorg", "Borg"), ("Filiaal Noord 1", "Filiaal Noord 2"), ("Bouwbedrijf Kramer", "Bouwbedrijf Visser"),
        ("BV", "NV"), ("Asito", "Siza"),
    ])
    func `different organisations are left alone`(left: String, right: String) throws {
        #expect(try alike(left, right) == [])
    }

    @Test func `the spelling of most people is kept, then the one that was here first`() throws {
        let conference = try Conference.enrolled("naam;organisatie\nAnna;Bos BV\n")
        let two = try ListImport("naam;organisatie\nBob;Bos\n", into: conference).report.lookAlikes
        let three = try ListImport("naam;organisatie\nBob;Bos\nCas;Bos\n", into: conference).report.lookAlikes

        #expect(two.map(\.keep) == ["Bos BV"])
        #expect(three.map(\.keep) == ["Bos"])
        #expect(three.map(\.people) == [[2, 1]])
    }

    @Test func `whoever is on the list and here is counted once`() throws {
        let rows = "naam;organisatie\nAnna;Bos BV\nBob;Bos\n"

        #expect(try ListImport(rows, into: .enrolled(rows)).report.lookAlikes.map(\.people) == [[1, 1]])
    }

    @Test func `merges are applied before anybody is compared, to those who are here too`() throws {
        let conference = try Conference.enrolled("naam;organisatie\nAnna;Bakkerij Bos\nBob;De Boscompagnie\n")
        let merges = Merges([(from: "Bakkerij Bos", to: "Bos"), (from: "De Boscompagnie", to: "Bos")])
        let list = try ListImport(
            "naam;organisatie\nAnna;Bakkerij Bos\nCas;De Boscompagnie\n", merging: merges, into: conference)

        #expect(list.counts == [1, 2, 0])
        #expect(list.enrolments.map(\.words.organisation) == ["Bos", "Bos", "Bos"])
        #expect(list.enrolments.map(\.words.name) == ["Anna", "Cas", "Bob"])
        #expect(list.report.lookAlikes.isEmpty)
    }
}
