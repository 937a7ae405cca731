/// An apostrophe before what a spreadsheet would run, when it reads a file of comma-separated values (OWASP ASVS 5.0,
/// 1.2.10).
///
/// Only there: in XLSX and ODS a cell says that it is text. The importer takes exactly one apostrophe off again.
enum FormulaGuard {
    /// The text as it is written.
    static func guarded(_ text: String) -> String {
        runs(text) ? "'" + text : text
    }

    /// Whether a spreadsheet would take the text for a formula.
    ///
    /// Blanks in front do not hide a formula from it, nor do full-width signs. What begins with apostrophes before such a
    /// sign is guarded too, or one of its own would be taken off.
    static func runs(_ text: String) -> Bool {
        if let first = text.unicodeScalars.first, "\t\r\n".unicodeScalars.contains(first) { return true }
        let first = text.unicodeScalars.first { scalar in
            scalar != "'" && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                && scalar.value >= 0x20
        }
        return first.map { "=+-@|%＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
