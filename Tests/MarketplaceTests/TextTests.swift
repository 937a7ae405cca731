import Marketplace
import TestSupport
import Testing

/// Which texts the rules take: what people write in any language, and nothing that breaks a screen.
struct TextTests {
    private func refusal(_ name: String) -> Refusal? {
        let words = Person.Words(name: name, organisation: "BV")
        return Conference.sample().refusal(.admit(role: .employer, words: words, sector: nil, show: true), by: .olga)
    }

    @Test(arguments: [
        "İstanbul Işık", "Fryske bûterkûke", "van der Óst-Bükker", "a'b\"c;d", "مرحبا بالعالم", "שָׁלוֹם", "नमस्ते",
        "ภาษาไทย", "Việt Nam",
        "👩‍👩‍👧‍👦 & 🏳️‍🌈 🇳🇱", "Z\u{335}\u{321}\u{34D}algo", "a\nb", "<script>alert(1)</script>",
        "' OR 1=1; DROP TABLE people --", "javascript:alert(1)", "{{7*7}} ${7*7}", "%s %n", "=1+1", "../../etc/passwd",
        "e" + String(repeating: "\u{301}", count: Limits.marks),
    ])
    func `what people write is taken`(text: String) {
        #expect(refusal(text) == nil)
    }

    @Test(arguments: ["", " ", "\u{A0}\u{3000}", "\u{200B}", "\u{200D}\u{2060}\u{FEFF}", "\u{AD}", "\n\n", "\u{3164}"])
    func `what leaves no mark on a screen is no text`(text: String) {
        #expect(refusal(text) == .textMissing)
    }

    @Test(
        arguments: [0x00, 0x07, 0x08, 0x09, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xFFFE, 0xFFFF]
            + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    )
    func `what damages a screen or a log is refused`(scalar: UInt32) throws {
        #expect(refusal("goed \(try #require(Unicode.Scalar(scalar))) fout") == .textInvalid)
    }

    @Test(arguments: ["\u{351}", "\u{5B0}", "\u{20DD}", "\u{FE0F}", "\u{1E8D0}"])
    func `marks without end on one letter are refused`(mark: String) {
        #expect(refusal("Z" + String(repeating: mark, count: Limits.marks) + "o") == nil)
        #expect(refusal("Z" + String(repeating: mark, count: Limits.marks + 1) + "o") == .textInvalid)
    }

    @Test func `a limit is in characters as people see them, and in bytes`() {
        #expect(refusal(String(repeating: "x", count: 80)) == nil)
        #expect(refusal(String(repeating: "x", count: 81)) == .textTooLong)
        #expect(refusal(String(repeating: "é", count: 80)) == nil)
        #expect(refusal(String(repeating: "👍", count: 80)) == nil)
        #expect(refusal(String(repeating: "👍", count: 81)) == .textTooLong)
        #expect(refusal(String(repeating: "👩‍👩‍👧‍👦", count: 12)) == nil, "twelve characters of 25 bytes")
        #expect(refusal(String(repeating: "👩‍👩‍👧‍👦", count: 13)) == .textTooLong)
        #expect(refusal("e" + String(repeating: "\u{301}", count: 200)) == .textTooLong)
    }

    @Test func `every sum that the limits allow is one that a browser counts`() {
        #expect(Limits.amount.multipliedReportingOverflow(by: Limits.offers).overflow == false)
        #expect(Limits.amount * Limits.offers < 1 << 53)
    }
}
