import Foundation
import Imports
import Marketplace
import TestSupport
import Testing

/// The list that a newcomer begins with.
struct DemoListTests {
    private func demo() throws -> [UInt8] { Array(try Data(contentsOf: web("lists/demo-participants.csv"))) }

    @Test func `21 wethouders and 50 employers come in without a question`() throws {
        var conference = Conference.empty()
        let list = try ListImport(try demo(), into: conference, catalogue: .shipped)

        #expect(list.report.format?.encoding == .windows1252)
        #expect(list.report.format?.separator == .semicolon)
        #expect(list.report.format?.ignored == [])
        #expect(list.counts == [71, 0, 0])
        #expect(list.faults == [])
        #expect(list.doubts == [])
        #expect(list.report.lookAlikes == [])
        #expect(list.enrolments.filter { $0.role == .wethouder }.count == 21)
        #expect(list.enrolments.contains { $0.words.name == "Niels van der Óst" })

        conference.must(.enrol(list.enrolments))
        let again = try ListImport(try demo(), into: conference, catalogue: .shipped)
        #expect(again.counts == [0, 0, 71])
    }

    @Test func `a report reads as it is written down`() throws {
        let conference = try Conference.enrolled("naam;organisatie;e-mail\nAnna Bos;Bakkerij Bos BV;anna@bos.example\n")
        let list = try ListImport(
            """
            Naam,Bedrijf,E-mail,Telefoon,Gemeente,Dieet
            Anna Bos,Bakkerij Bos,anna@bos.example,612345678,Utrecht,
            Bob Kok,Kok,bob@kok,,Atlantis,vega
            ,Kok,,,,
            """,
            into: conference
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]

        #expect(
            String(decoding: try encoder.encode(list.report), as: UTF8.self)
                == [
                    #"{"changed":1,"doubtful":[{"line":2,"proposal":"0612345678","text":"612345678","why":"phoneDamaged"},"#,
                    #"{"line":3,"text":"Atlantis","why":"municipalityUnknown"}],"doubtfulCount":2,"errorCount":2,"errors":["#,
                    #"{"code":"emailInvalid","column":"E-mail","detail":"Dit is geen e-mailadres. Verbeter het of maak de cel leeg.","line":3},"#,
                    #"{"code":"nameMissing","detail":"Op deze regel staat geen naam. Vul die in of haal de regel weg.","line":4}],"#,
                    #""format":{"columns":["Naam","Bedrijf","E-mail","Telefoon","Gemeente"],"encoding":"UTF-8","ignored":["Dieet"],"separator":","},"#,
                    #""lookAlikes":[],"new":2,"rows":3,"same":0}"#,
                ].joined()
        )
    }

    @Test func `ten thousand rows with as many organisations are compared within seconds, also here`() throws {
        var chance = SeededGenerator(seed: 7)
        let syllables = [
            "ba", "ko", "ri", "ster", "van", "dam", "hout", "zorg", "werk", "mee", "lin", "oost", "poel", "der",
        ]
        func word() -> String {
            (0..<Int.random(in: 2...5, using: &chance)).map { _ in syllables.randomElement(using: &chance) ?? "" }
                .joined()
        }
        let rows = (1...Limits.enrolment).map {
            "\(word()) \(word());\(word()) \(word());n\($0)@a.example;06-\($0);Utrecht\n"
        }
        let text = "naam;organisatie;e-mail;telefoon;gemeente\n" + rows.joined()
        let clock = ContinuousClock()
        var list: ListImport?
        let time = try clock.measure { list = try ListImport(text) }
        print("10,000 rows: \(time), \(list?.report.lookAlikes.count ?? 0) groups")

        #expect(list?.report.new == Limits.enrolment)
        // Debugging builds are ten times slower than what is shipped.
        #expect(time < .seconds(20))
    }
}
