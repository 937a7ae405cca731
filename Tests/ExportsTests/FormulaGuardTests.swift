import Testing

@testable import Exports

/// What a spreadsheet would run when it opens comma-separated values, and what it would not.
struct FormulaGuardTests {
    private static let blanks = [
        "", " ", "\u{A0}", "\u{3000}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2060}", "\u{0}", "\u{7}",
    ]

    @Test(arguments: ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"], blanks)
    func `each sign that begins a formula is guarded, whatever stands before it`(sign: String, blank: String) {
        #expect(FormulaGuard.guarded(blank + sign + "1") == "'" + blank + sign + "1")
    }

    @Test(arguments: ["\t", "\r", "\n"])
    func `a line end or a tab in front is guarded by itself`(start: String) {
        #expect(FormulaGuard.guarded(start + "1") == "'" + start + "1")
    }

    @Test(arguments: ["'=1", "''+1", "'' -1"])
    func `an apostrophe of somebody's own gets one of ours before it`(text: String) {
        #expect(FormulaGuard.guarded(text) == "'" + text)
    }

    @Test(arguments: ["", "a=1", "3-5", "€ 5", "1;=2", "\"=1\"", "'s-Gravenhage", "#REF!", "0612345678", "(=1)", "é+"])
    func `what begins with anything else is left as it is`(text: String) {
        #expect(FormulaGuard.guarded(text) == text)
    }
}
