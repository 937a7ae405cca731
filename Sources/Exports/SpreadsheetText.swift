import Foundation

/// Somebody's text as a spreadsheet can hold it.
///
/// Spreadsheets are XML: it has no control characters and no U+FFFE or U+FFFF (XML 1.0, section 2.2). A cell holds 32,767
/// UTF-16 units (ECMA-376, part 1, 18.3.1.96); what is longer ends with an ellipsis.
enum SpreadsheetText {
    static let maximum = 32_767

    /// The text without what no sheet can hold; a line break and a tab stay.
    static func clean(_ text: String) -> String {
        let isClean = text.unicodeScalars.allSatisfy(isAllowed)
        let allowed = isClean ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
        guard allowed.utf16.count > maximum else { return allowed }
        var cut = ""
        var units = 0
        for character in allowed {
            units += character.utf16.count
            if units > maximum - 1 { break }
            cut.append(character)
        }
        return cut + "…"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// The text with an underscore spelled out where XLSX would read `_x0041_` as a letter (ECMA-376, part 1, 22.9.2.19).
    ///
    /// By bytes: with a mark behind it, the last underscore is another character to Swift, and the same to Excel.
    static func xlsx(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.indices.contains(where: { isCode(bytes[$0...]) }) else { return text }
        var escaped: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if isCode(bytes[index...]) { escaped += "_x005F".utf8 }
            escaped.append(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: "_") else { return false }
        let code = Array(bytes.prefix(7))
        guard code.count == 7, code[1] == UInt8(ascii: "x"), code[6] == code[0] else { return false }
        return code[2..<6].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }
}
