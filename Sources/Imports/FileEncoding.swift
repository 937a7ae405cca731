/// How the bytes of a file spell its letters.
public enum FileEncoding: String, Encodable, Sendable {
    /// What the web uses, and Excel's "CSV UTF-8".
    case utf8 = "UTF-8"
    /// What Excel calls "Unicode text", on a PC.
    case utf16LittleEndian = "UTF-16LE"
    /// The same with its bytes the other way around.
    case utf16BigEndian = "UTF-16BE"
    /// What Excel writes as plain "CSV" in the Netherlands.
    case windows1252 = "Windows-1252"

    /// The encoding and how many bytes of mark stand before the text.
    static func recognise(_ bytes: [UInt8]) -> (encoding: FileEncoding, mark: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if let wide = wide(bytes.prefix(2048)) { return (wide, 0) }
        return (isMostlyUTF8(bytes) ? .utf8 : .windows1252, 0)
    }

    /// Without a mark, UTF-16 shows itself by the zeros beside Latin letters: all on one side, beside most of them.
    private static func wide(_ start: ArraySlice<UInt8>) -> FileEncoding? {
        var zeros = [0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        switch (zeros[0], zeros[1]) {
        case (0, let second) where second * 4 > start.count: return .utf16LittleEndian
        case (let first, 0) where first * 4 > start.count: return .utf16BigEndian
        default: return nil
        }
    }

    /// Whether what is beyond ASCII makes sense as UTF-8 more often than not.
    ///
    /// Accents of Windows-1252 stand beside plain letters and never make sense as UTF-8, so that a file of which only
    /// a byte or two is damaged is told apart from one in the older encoding.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        if String(validating: bytes, as: UTF8.self) != nil { return true }
        var (sensible, senseless) = (0, 0)
        var parser = Unicode.UTF8.ForwardParser()
        var source = bytes.makeIterator()
        scalars: while true {
            switch parser.parseScalar(from: &source) {
            case .valid(let scalar): sensible += scalar.count > 1 ? 1 : 0
            case .error: senseless += 1
            case .emptyInput: break scalars
            }
        }
        return sensible > senseless
    }
}
