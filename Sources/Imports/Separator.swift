/// What stands between the cells of a line.
public enum Separator: String, CaseIterable, Encodable, Sendable {
    /// What Excel writes where a comma is for decimals, as in the Netherlands.
    case semicolon = ";"
    /// What Excel writes elsewhere.
    case comma = ","
    /// What is pasted from a spreadsheet.
    case tab = "\t"

    var byte: UInt8 { rawValue.utf8.first ?? 0 }

    /// Which of them stands outside quotes in the header.
    ///
    /// - Returns: the separator, and where the header begins: after a line `sep=;`, which is for Excel only.
    /// - Throws: ``ImportFault`` when none does, or more than one.
    static func recognise(_ text: [UInt8]) throws(ImportFault) -> (Separator, start: Int) {
        let first = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let announced = String(decoding: first.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        if announced.lowercased().hasPrefix("sep="), let separator = Separator(rawValue: String(announced.dropFirst(4)))
        {
            return (separator, first.count)
        }
        var quoted = false
        var found: Set<UInt8> = []
        for byte in text {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if quoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            found.insert(byte)
        }
        let separators = allCases.filter { found.contains($0.byte) }
        guard let separator = separators.first else { throw .separatorMissing }
        guard separators.count == 1 else { throw .separatorMixed(separators) }
        return (separator, 0)
    }
}
