/// A table as CSV for Dutch Excel: semicolons, a byte order mark, line ends as RFC 4180, decimal commas.
struct CSV {
    /// What the file holds so far.
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What can stand in a cell.
    enum Cell {
        /// Somebody's text: quoted where needed, and guarded so that no spreadsheet takes it for a formula.
        case text(String)
        /// Our own whole number.
        case number(Int)
        /// Nothing.
        case empty
    }

    mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ";")) }
            switch cell {
            case .text(let text): bytes += Self.quoted(Self.guarded(text)).utf8
            case .number(let number): bytes += String(number).utf8
            case .empty: break
            }
        }
        bytes += [0x0D, 0x0A]
    }

    /// The text, with an apostrophe before what a spreadsheet would run (OWASP ASVS 5.0, 1.2.10).
    ///
    /// Blanks in front do not hide a formula from a spreadsheet, nor do full-width signs.
    private static func guarded(_ text: String) -> String {
        let first = text.unicodeScalars.first {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        let startsWithTab = text.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } ?? false
        let runs = first.map { "=+-@|%＝＋－＠".unicodeScalars.contains($0) } ?? false
        return runs || startsWithTab ? "'" + text : text
    }

    /// The text in quotes where a reader needs them (RFC 4180, section 2).
    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { ";\",\r\n\t'".unicodeScalars.contains($0) }
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
