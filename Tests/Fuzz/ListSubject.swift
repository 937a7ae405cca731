import Foundation
import Imports
import Marketplace
import Site
import TestSupport

/// Lists of participants, brought in and brought in again.
struct ListSubject: Subject {
    static let name = "lists"
    static let longest = Limits.importBytes + 1024
    static let words = [
        ";", ",", "\t", "\"", "\"\"", "\r\n", "\n", "\r", "\"\n\"", "sep=;\n", "\u{FEFF}", "'", "'=", "=1+1", "@",
        "\u{0}",
        "naam", "voornaam", "tussenvoegsel", "achternaam", "organisatie", "functie", "soort", "gemeente", "regio",
        "e-mail", "telefoon", "rol", "badge", "sector", "grootte", "nummer", "zichtbaar", "naam;organisatie\n",
        "wethouder", "werkgever", "jury", "Zaanstad", "AM17", "anna@bos.example", "0612345678", "612345678",
        "6,1E+08", "101", "99999", "2-sep", "ja", "nee", "Anna", "Anna Bos", "Bos BV", "bos b.v.", "\u{200B}",
        "\u{202E}", "e\u{301}",
        "ﬁ", "ß", "İ", "\u{1F469}\u{200D}\u{1F467}", "\u{E9}",
    ]

    private let catalogue: Catalogue
    private let conference: Conference

    init() throws {
        catalogue = try Catalogue(web: "Web")
        var conference = Conference()
        var charter = Charter.sample()
        charter.sectors = catalogue.sectors.map(\.key)
        conference.must(.createConference(charter))
        let people = "naam;organisatie;e-mail;badge\nAnna Bos;Bos BV;anna@bos.example;101\nBob;Bos;bob@bos.example;\n"
        let list = try ListImport(Array(people.utf8), into: conference, catalogue: catalogue)
        conference.must(.enrol(list.enrolments))
        self.conference = conference
    }

    /// Ten thousand who have all but one thing in common, and cells that are all accents.
    static func heavy() -> [[UInt8]] {
        let signs = (0x4E00..<0x4E64).compactMap(Unicode.Scalar.init).map(String.init)
        let pairs = signs.flatMap { first in signs.map { (first, $0) } }
        let long = String(repeating: "bedrijvenxyzw", count: 4)
        let accents = "e" + String(repeating: "\u{301}", count: 500) + String(repeating: "\u{327}", count: 500)
        let lists = [
            "naam;organisatie;e-mail\n" + pairs.indices.map { "Jan;Bos;a\($0)@b.example\n" }.joined(),
            "naam;organisatie;e-mail\n" + pairs.indices.map { "Jan \($0);Bos;a@b.example\n" }.joined(),
            "naam;organisatie\n" + pairs.map { "N \($0)\($1);Bedrijven\($0)\($1)\n" }.joined(),
            "naam;organisatie\n" + pairs.map { "N \($0)\($1);\($0)\(long)\($1)\n" }.joined(),
            "naam;organisatie\n" + (0..<1000).map { "N\($0);\(accents)\n" }.joined(),
        ]
        return lists.map { Array($0.utf8) }
    }

    func take(_ input: [UInt8]) throws -> String {
        let list: ListImport
        do throws(ImportSize) {
            list = try ListImport(input, into: conference, catalogue: catalogue)
        } catch {
            try promise(!error.detail.isEmpty, "too large, and nobody is told how")
            return "\(error)".filter { !$0.isNumber }
        }
        let report = list.report
        try judge(report, lines: 1 + input.count { $0 == 0x0A || $0 == 0x0D })
        _ = try JSONEncoder().encode(report)
        guard report.errorCount == 0 else {
            try promise(list.enrolments.isEmpty, "somebody is brought in although something is wrong")
            return report.errors.map(\.code.rawValue).prefix(2).joined(separator: " ")
        }
        let counts = [report.new, report.changed, report.same]
        try promise(counts.reduce(0, +) == report.rows, "\(counts) of \(report.rows) rows")
        try promise(list.enrolments.count == report.new + report.changed, "\(list.enrolments.count) of \(counts)")
        try enrol(list, again: input)
        let doubts = Set(report.doubtful.map(\.why.rawValue)).sorted().joined(separator: " ")
        return "\(counts.map { min($0, 2) }) \(doubts) \(report.format?.separator?.rawValue ?? "")"
    }

    private func judge(_ report: ImportReport, lines: Int) throws(Broken) {
        try promise(report.errors.count == min(report.errorCount, ImportReport.listed), "another number of errors")
        let places = report.errors.map(\.line)
        try promise(places == places.sorted(), "errors in another order")
        try promise(places.allSatisfy { 1...lines ~= $0 }, "an error in line \(places) of \(lines)")
        try promise(report.errors.allSatisfy { !$0.detail.isEmpty }, "an error that says nothing")
    }

    /// What a report finds nothing wrong with is taken by the rules, and is all there the next time.
    private func enrol(_ list: ListImport, again input: [UInt8]) throws {
        guard !list.enrolments.isEmpty else { return }
        var after = conference
        let events: [Event]
        do throws(Refusal) {
            events = try after.decide(.enrol(list.enrolments), by: .house, at: after.lastAt)
        } catch {
            throw Broken("nothing is wrong with the list, and the rules refuse it: \(error)")
        }
        for event in events { after.apply(Fact(seq: after.seq + 1, at: after.lastAt, by: nil, event: event)) }
        let next = try ListImport(input, into: after, catalogue: catalogue).report
        try promise(next.errorCount == 0, "the second time \(next.errors.first.map { "\($0)" } ?? "") is wrong")
        try promise(next.same == next.rows, "the second time \(next.new) are new, and \(next.changed) different")
    }
}
