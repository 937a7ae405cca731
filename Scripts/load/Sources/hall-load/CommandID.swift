/// The id of a command: which run of this program made it, and the how manyth it is.
struct CommandID: Equatable {
    let run: UInt64
    let number: UInt64

    init(run: UInt64, number: UInt64) {
        self.run = run
        self.number = number
    }

    /// Reads the 32 hex digits that some bytes begin with.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 32 else { return nil }
        var parts = (UInt64(0), UInt64(0))
        for index in 0..<32 {
            let digit: UInt8
            switch bytes[index] {
            case let byte where 0x30...0x39 ~= byte: digit = byte - 0x30
            case let byte where 0x61...0x66 ~= byte: digit = byte - 0x61 + 10
            default: return nil
            }
            parts = (parts.0 << 4 | parts.1 >> 60, parts.1 << 4 | UInt64(digit))
        }
        (run, number) = parts
    }

    var digits: String {
        [run, number].map { part in
            let hex = String(part, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
    }
}
