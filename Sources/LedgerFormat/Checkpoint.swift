public import OpenSSL

/// One line that stands for a whole ledger: how many lines it has, and the root of their tree.
///
/// Its text is a checkpoint of [tlog-checkpoint](https://c2sp.org/tlog-checkpoint), without extension lines. Whoever
/// keeps one can hold the ledger to it for ever: every later ledger must begin with these lines.
public struct Checkpoint: Hashable, Sendable {
    /// Which ledger: host and code, such as `wiebiedt.example/482917`, fixed when the conference was founded.
    public let origin: String
    /// How many lines it covers, from the first.
    public let size: Int
    /// The root of their tree.
    public let root: Digest

    /// Makes a checkpoint.
    public init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The three lines that are signed.
    public var text: String { "\(origin)\n\(size)\n\(root.bytes.base64)\n" }

    /// What people can photograph and compare by eye: the first 160 bits of the root, in eight groups of four.
    ///
    /// Fewer bits would let somebody prepare two ledgers with one code; a look-alike of 160 takes 2^80 tries.
    public var code: String {
        let letters = Array(root.bytes.prefix(20).base32)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
