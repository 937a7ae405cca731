import Imports
import Marketplace
import TestSupport
import Testing

/// Tables that chance wrote come back as they were.
struct TableTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `whatever a writer writes is read back`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let separator = [";", ",", "\t"].randomElement(using: &chance) ?? ";"
        let lineEnd = ["\r\n", "\n"].randomElement(using: &chance) ?? "\n"
        let pieces = [
            "a", "Ó", "ü", "=", "'", "\"", ";", ",", "\n", "é", "🎉", "+", " ", "0", "x", "ß", "\"\"", "'=", "naam",
        ]
        let people = (1...Int.random(in: 1...30, using: &chance)).map { number in
            (0..<3).map { column in
                let text = (0..<Int.random(in: 0...12, using: &chance)).map { _ in
                    pieces.randomElement(using: &chance) ?? ""
                }.joined()
                // Kept texts have no blanks around them and begin with no guard; names are not empty.
                return (column == 0 ? "N\(number) " : column == 1 ? "O" : "F") + text + "."
            }
        }
        func written(_ cell: String) -> String {
            let mustQuote = cell.unicodeScalars.contains { "\"\n\r\t,;".unicodeScalars.contains($0) }
            guard mustQuote || Bool.random(using: &chance) else { return cell }
            return "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }
        let text = ([["naam", "organisatie", "functie"]] + people)
            .map { $0.map(written).joined(separator: separator) + lineEnd }.joined()
        let list = try ListImport(text)

        #expect(list.faults == [])
        #expect(list.enrolments.map { [$0.words.name, $0.words.organisation, $0.words.function ?? ""] } == people)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `no bytes whatever make it fall`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let pieces = Array("naam;organisatie\r\n\"',\t=\u{FEFF}éA1".utf8) + [0, 0x80, 0x81, 0xC3, 0xFF, 0xFE]
        let bytes = (0..<Int.random(in: 0...400, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? 0 }
        let start = Bool.random(using: &chance) ? Array("naam;organisatie\n".utf8) : []
        let list = try? ListImport(start + bytes, into: .empty(), catalogue: .shipped)

        // Either something is enrolled, or it is said why not.
        if let list { #expect(list.enrolments.isEmpty == (list.report.errorCount > 0)) }
    }
}
