import Marketplace

/// A table as comma-separated values, of which a reader must be told how.
public struct CSV: Sendable {
    /// For whom it is written.
    public enum Flavour: String, CaseIterable, Sendable {
        /// Dutch Excel: semicolons, a byte order mark, `21-03-2019 15:05`.
        case excel
        /// Other programs: RFC 4180 with commas, no byte order mark, moments in RFC 3339.
        case machine
    }

    /// So much is gathered before it is given on.
    private static let chunk = 64 * 1024

    private let flavour: Flavour
    private var time = DutchTime()
    private var bytes: [UInt8] = []

    private init(_ flavour: Flavour) {
        self.flavour = flavour
        if flavour == .excel { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// Writes a table.
    ///
    /// - Parameters:
    ///   - table: the rows, of which one at a time is in memory.
    ///   - flavour: for whom it is.
    ///   - write: takes the next bytes of the file.
    ///   - progress: called with the number of rows that were written, now and then.
    /// - Throws: what `write` throws.
    public static func write(
        _ table: Table,
        _ flavour: Flavour,
        to write: ([UInt8]) throws -> Void,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        var file = CSV(flavour)
        file.append(table.columns.map { .text($0.title) })
        var count = 0
        try table.forEachRow { row in
            file.append(row)
            count += 1
            guard file.bytes.count >= chunk else { return }
            try write(file.bytes)
            file.bytes.removeAll(keepingCapacity: true)
            try progress(count)
        }
        try write(file.bytes)
        try progress(count)
    }

    private mutating func append(_ row: [Cell]) {
        let separator = flavour == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",")
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(separator) }
            switch cell {
            case .text(let text): append(FormulaGuard.guarded(text))
            case .number(let number): bytes += String(number).utf8
            case .moment(let moment):
                bytes += (flavour == .excel ? time.text(moment) : moment.rfc3339).utf8
            case .empty: break
            }
        }
        bytes += [0x0D, 0x0A]
    }

    /// The text, in quotes where a reader needs them (RFC 4180, section 2).
    private mutating func append(_ text: String) {
        let quote = UInt8(ascii: "\"")
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes += text.utf8
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3B, 0x22, 0x2C, 0x0D, 0x0A, 0x09, 0x27: true  // ; " , CR LF TAB '
        default: false
        }
    }
}
