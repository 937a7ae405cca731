import Foundation
import Imports
import Marketplace
import TestSupport
import Testing

/// The file as a whole: letters, separators, quotes (RELIABILITY: F8 110 to 112, 114, 118).
struct FileTests {
    private let text = "naam;organisatie\r\nZoë Österreich – “Óst”;Café ’t Hoekje €\r\n"

    @Test(
        arguments: [
            (String.Encoding.utf8, [0xEF, 0xBB, 0xBF], FileEncoding.utf8),
            (.utf8, [], .utf8),
            (.utf16LittleEndian, [0xFF, 0xFE], .utf16LittleEndian),
            (.utf16LittleEndian, [], .utf16LittleEndian),
            (.utf16BigEndian, [0xFE, 0xFF], .utf16BigEndian),
            (.utf16BigEndian, [], .utf16BigEndian),
            (.windowsCP1252, [], .windows1252),
        ] as [(String.Encoding, [UInt8], FileEncoding)])
    func `letters are read in every encoding that Excel writes`(
        written: String.Encoding,
        mark: [UInt8],
        recognised: FileEncoding
    ) throws {
        let bytes = mark + Array(try #require(text.data(using: written)))
        let list = try ListImport(bytes, into: .empty(), catalogue: .shipped)

        #expect(list.report.format?.encoding == recognised)
        #expect(list.first?.name == "Zoë Österreich – “Óst”")
        #expect(list.first?.organisation == "Café ’t Hoekje €")
    }

    @Test func `all 27 signs that Windows-1252 has of its own are read`() throws {
        let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
        let special = (UInt8(0x80)...0x9F).filter { !undefined.contains($0) }
        let list = try ListImport(
            Array("naam;organisatie\r\nA".utf8) + special + Array(";B\r\n".utf8),
            into: .empty(),
            catalogue: .shipped
        )

        #expect(special.count == 27)
        #expect(list.first?.name == "A€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
    }

    @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
    func `a byte that is no letter is named with its line`(byte: UInt8) throws {
        let bytes = Array("naam;organisatie\r\nAnna;A\r\nB".utf8) + [byte] + Array(";B\r\n".utf8)

        #expect(try ListImport(bytes, into: .empty(), catalogue: .shipped).faults == ["3 undecodable"])
    }

    @Test func `one damaged byte in UTF-8 is not taken for an older encoding`() throws {
        let bytes = Array("naam;organisatie\nZoë;Café\nRené;Überall\nB".utf8) + [0xC3] + Array(";B\n".utf8)

        #expect(try ListImport(bytes, into: .empty(), catalogue: .shipped).faults == ["4 undecodable"])
    }

    @Test(arguments: [[0x00, 0xD8], [0x41]] as [[UInt8]])
    func `half a letter in UTF-16 is named with its line`(end: [UInt8]) throws {
        let bytes =
            [0xFF, 0xFE] + Array(try #require("naam;organisatie\nA;B\nC".data(using: .utf16LittleEndian))) + end

        #expect(try ListImport(bytes, into: .empty(), catalogue: .shipped).faults == ["3 undecodable"])
    }

    @Test func `NUL is named with its line`() throws {
        #expect(try ListImport("naam;organisatie\nAnna;A\nB\0b;B\n").faults == ["3 nul"])
    }

    @Test(
        arguments: [
            [0x50, 0x4B, 0x03, 0x04, 0x14], Array("%PDF-1.7".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            [0x1F, 0x8B, 0x08], Array("<html><table>".utf8),
        ] as [[UInt8]])
    func `what is no CSV is named, whatever it is called`(start: [UInt8]) throws {
        let list = try ListImport(start + Array("naam;organisatie\n".utf8), into: .empty(), catalogue: .shipped)

        #expect(list.faults == ["1 notCSV"])
        #expect(list.report.errors[0].detail == "Dit is geen CSV-bestand. Sla het in Excel op als CSV.")
    }

    @Test(arguments: ["", "\r\n\r\n", "   "])
    func `an empty file says so`(text: String) throws {
        #expect(try ListImport(text).faults == ["1 empty"])
    }

    @Test func `a header alone says so`() throws {
        #expect(try ListImport("naam;organisatie\r\n").faults == ["1 noRows"])
    }

    @Test(arguments: [";", ",", "\t"])
    func `semicolon, comma and tab are recognised`(separator: String) throws {
        let list = try ListImport("naam\(separator)organisatie\nAnna\(separator)A\n")

        #expect(list.report.format?.separator?.rawValue == separator)
        #expect(list.first?.organisation == "A")
    }

    @Test func `what stands in quotes separates nothing`() throws {
        let list = try ListImport("\"naam, voluit\";naam;organisatie\nx;Anna;\"A, B; \"\"C\"\"\"\n")

        #expect(list.report.format?.separator == .semicolon)
        #expect(list.first?.organisation == "A, B; \"C\"")
    }

    @Test(arguments: ["naam;organisatie,functie\nA;B,C\n", "naam,organisatie\tfunctie\n"])
    func `two separators in one header are a fault`(text: String) throws {
        #expect(try ListImport(text).faults == ["1 separatorMixed"])
    }

    @Test func `no separator is a fault`() throws {
        #expect(try ListImport("naam\nAnna\n").faults == ["1 separatorMissing"])
    }

    @Test(arguments: ["sep=;\r\n", "\"SEP=;\"\r\n"])
    func `a line for Excel alone is passed over, and counted`(line: String) throws {
        let list = try ListImport(line + "naam;organisatie\r\n;B\r\n")

        #expect(list.report.format?.separator == .semicolon)
        #expect(list.faults == ["3 nameMissing"])
    }

    @Test func `a line end in quotes belongs to the cell, and counts`() throws {
        let list = try ListImport("naam;organisatie\n\"Anna\r\nBos\";A\n;B\n")

        #expect(list.faults == ["4 nameMissing"])
        #expect(list.report.rows == 2)
    }

    @Test func `empty lines are no people`() throws {
        let list = try ListImport("naam;organisatie\n\nAnna;A\n;;\n ; \nBob;B\n\n;\n\n")

        #expect(list.counts == [2, 0, 0])
    }

    @Test(arguments: [
        ("naam;organisatie\nAnna;\"A\nBob;B\nCas;C\n", "2 quoteNotClosed"),
        ("naam;organisatie\nAnna;A\n\"Bob\"b;B\n", "3 textAfterQuote"),
        ("naam;organisatie\rAnna;A\r", "1 loneCarriageReturn"),
        ("naam;organisatie\r\nAnna\rBos;A\r\n", "2 loneCarriageReturn"),
        ("naam;organisatie\r\nAnna;A\r\nBob;B\r", "3 loneCarriageReturn"),
    ])
    func `a quote or line end that is wrong is named with its line`(text: String, fault: String) throws {
        #expect(try ListImport(text).faults == [fault])
    }

    @Test func `a list that is too large is refused before it is looked at`() throws {
        let start = "naam;organisatie\n"
        func refused(_ text: String) -> ImportSize? {
            do throws(ImportSize) {
                _ = try ListImport(text)
                return nil
            } catch {
                return error
            }
        }
        let wide = Array(repeating: "x", count: ListImport.columns + 1).joined(separator: ";")

        #expect(refused(start + String(repeating: " ", count: Limits.importBytes)) == .bytes)
        #expect(refused(start + (0...Limits.enrolment).map { "N\($0);B\n" }.joined()) == .rows)
        #expect(refused("\(wide)\n") == .columns(line: 1))
        #expect(refused(start + "Anna;A\n\(wide)\n") == .columns(line: 3))
        #expect(refused(start + "Anna;\(String(repeating: "x", count: ListImport.cellBytes + 1))\n") == .cell(line: 2))
        #expect(refused(start + (1...Limits.enrolment).map { "N\($0);B\n" }.joined()) == nil)
    }
}
