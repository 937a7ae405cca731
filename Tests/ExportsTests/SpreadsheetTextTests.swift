import Testing

@testable import Exports

/// What no spreadsheet can hold, which no rule of the house lets in; the writers do not rely on that.
struct SpreadsheetTextTests {
    @Test func `controls and what is no character go, line breaks and tabs stay`() {
        let controls = (0...0x9F).filter { $0 < 0x20 || $0 > 0x7E }.compactMap { Unicode.Scalar($0) }
        let text = String(String.UnicodeScalarView(controls)) + "a\u{FFFE}b\u{FFFF}c\u{202E}"

        #expect(SpreadsheetText.clean(text) == "\t\nabc\u{202E}")
    }

    @Test(arguments: [
        ("x", 32_767, 32_767, false), ("x", 32_768, 32_767, true),
        // A character of two units that would be cut in the middle goes whole, and so does one of eleven.
        ("👍", 16_384, 32_767, true), ("👩‍👩‍👧‍👦", 5_000, 32_759, true),
    ])
    func `a text is as long as a cell, and says when it was longer`(
        character: String,
        count: Int,
        units: Int,
        isCut: Bool
    ) {
        let text = String(repeating: character, count: count)
        let cleaned = SpreadsheetText.clean(text)
        let isBeginning = text.hasPrefix(isCut ? String(cleaned.dropLast()) : cleaned)

        #expect(cleaned.utf16.count == units)
        #expect(cleaned.last == (isCut ? "…" : Character(character)))
        #expect(isBeginning)
    }

    @Test(arguments: [
        ("_x0041_", "_x005F_x0041_"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x005F_", "_x005F_x005F_"),
        ("_x0041_\u{301}", "_x005F_x0041_\u{301}"), ("_X0041_", "_X0041_"), ("_x004G_", "_x004G_"),
        ("_x0041", "_x0041"), ("é_x00e9_", "é_x005F_x00e9_"),
    ])
    func `what XLSX would read as a letter is spelled out`(text: String, written: String) {
        #expect(Array(SpreadsheetText.xlsx(text).utf8) == Array(written.utf8))
    }

    @Test(arguments: [
        ("&\u{301}", "&amp;\u{301}"), ("<\u{200D}b>", "&lt;\u{200D}b&gt;"), ("\"\u{301}", "&quot;\u{301}"),
    ])
    func `a mark behind an ampersand hides it from nobody`(text: String, written: String) {
        #expect(Array(XML.escaped(text).utf8) == Array(written.utf8))
    }

    @Test func `a part that is too large is refused, not cut`() {
        var written = 0
        var zip = Zip(maximum: 1_000) { written += $0.count }

        #expect(throws: ODS.Failure.tooLarge) {
            try zip.deflate("part") { take in for _ in 0..<11 { try take(Array(repeating: 0, count: 100)) } }
        }
        #expect(written < 1_000)
    }
}
