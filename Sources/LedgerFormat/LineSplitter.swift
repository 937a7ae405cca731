/// Cuts bytes that come in pieces into lines, holding no more than one of them.
struct LineSplitter {
    /// How many lines have ended.
    private(set) var count = 0
    private var rest: [UInt8] = []

    /// The next line, without its line break; nil when its end has not come yet, and all bytes are taken.
    ///
    /// - Parameters:
    ///   - bytes: what came and was not taken yet.
    ///   - maximum: the most bytes that the line may have, its line break included.
    /// - Throws: ``LedgerFlaw``, as soon as the line is longer than that.
    mutating func next(in bytes: inout ArraySlice<UInt8>, maximum: Int) throws(LedgerFlaw) -> [UInt8]? {
        let end = bytes.firstIndex(of: 0x0A)
        let part = bytes[..<(end ?? bytes.endIndex)]
        guard rest.count + part.count < maximum else {
            throw LedgerFlaw(.unreadable, line: count + 1, "is longer than \(maximum) bytes")
        }
        bytes = bytes[part.endIndex...].dropFirst()
        guard end != nil else {
            rest += part
            return nil
        }
        defer { rest = [] }
        count += 1
        return rest + part
    }

    /// Asks that the last line ended.
    func end() throws(LedgerFlaw) {
        guard rest.isEmpty else {
            throw LedgerFlaw(.unreadable, line: count + 1, "does not end with a line break: the file was cut short")
        }
    }
}
