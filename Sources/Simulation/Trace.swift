import OpenSSL

/// What happened in a run, one line a step.
///
/// Whatever could make two runs of one seed differ leaves its mark here, the bytes of every frame among it.
struct Trace {
    private(set) var text = ""

    mutating func add(_ line: String) {
        text += line
        text += "\n"
    }

    /// Two runs are the same, byte for byte, when these are equal.
    var digest: Digest { Digest(of: text.utf8) }
}

/// A short name for bytes, which other bytes do not have.
func mark(_ bytes: [UInt8]) -> String {
    "\(bytes.count):\(Digest(of: bytes).bytes.prefix(4).hex)"
}
