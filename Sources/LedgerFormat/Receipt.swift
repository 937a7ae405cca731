import OpenSSL

/// What an employer takes home: the line of one offer, with the proof that it is in a signed ledger.
///
/// Below its own line it is a [tlog-proof](https://c2sp.org/tlog-proof), byte for byte.
public struct Receipt: Hashable, Sendable {
    /// The line, with its words if they still exist.
    public let line: LedgerLine
    /// Where it stands in the tree that was signed.
    public let proof: InclusionProof
    /// What was signed.
    public let checkpoint: SignedCheckpoint

    /// Puts a receipt together.
    public init(line: LedgerLine, proof: InclusionProof, checkpoint: SignedCheckpoint) {
        self.line = line
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// The whole receipt.
    public var text: String {
        var text = Self.heading + "\n" + String(decoding: line.bytes, as: UTF8.self)
        if let words = line.words { text += "words \(words.salt.base64) \(words.json.base64)\n" }
        text += "\n" + Self.proofHeading + "\nindex \(proof.index)\n"
        for neighbour in proof.path { text += neighbour.bytes.base64 + "\n" }
        return text + "\n" + checkpoint.note
    }

    /// Whether the line is in the tree that was signed, at its place; says nothing about who signed.
    public var holds: Bool {
        proof.size == checkpoint.checkpoint.size && proof.root(of: line.leaf) == checkpoint.checkpoint.root
    }
}

extension Receipt {
    /// What a receipt begins with.
    public static let heading = "wiebiedt.receipt@v1"
    /// What the proof within begins with.
    public static let proofHeading = "c2sp.org/tlog-proof@v1"
    /// The most bytes that a receipt may have: its longest line, the longest words in base64, a proof and a note.
    public static let maximumLength = 256 * 1024

    /// Reads a receipt, without judging whether it holds or who signed it.
    ///
    /// - Throws: ``LedgerError/unreadable(_:)``, unless it is written exactly as ``text`` is.
    public init(text: String) throws(LedgerError) {
        guard text.utf8.count <= Self.maximumLength else { throw .unreadable("too long for a receipt") }
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        func next() -> [UInt8] { lines.popFirst().map { Array($0) } ?? [] }

        guard next() == Array(Self.heading.utf8) else { throw .unreadable("not a receipt") }
        let bytes = next() + [0x0A]
        var after = next()
        var words: SealedWords?
        if !after.isEmpty {
            words = SealedWords(line: after)
            if words == nil { throw .unreadable("no words where a receipt has them") }
            after = next()
        }
        guard after.isEmpty else { throw .unreadable("a receipt has an empty line before its proof") }
        guard bytes.count <= LedgerLine.maximumLength else { throw .unreadable("a line that is too long") }

        guard next() == Array(Self.proofHeading.utf8) else { throw .unreadable("a receipt without a proof") }
        guard let index = Self.index(next()) else { throw .unreadable("a proof without an index") }
        var path: [Digest] = []
        while case let line = next(), !line.isEmpty {
            guard path.count < 63, let digest = Base64.digest(line) else { throw .unreadable("no path in a proof") }
            path.append(digest)
        }
        let note = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        let checkpoint = try SignedCheckpoint(note: note)

        self.init(
            line: LedgerLine(bytes: bytes, words: words),
            proof: InclusionProof(index: index, size: checkpoint.checkpoint.size, path: path),
            checkpoint: checkpoint
        )
        guard self.text == text else { throw .unreadable("not written as a receipt is") }
    }

    private static func index(_ line: [UInt8]) -> Int? {
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("index "), let index = Int(text.dropFirst(6)), index >= 0, "index \(index)" == text else {
            return nil
        }
        return index
    }
}

extension SealedWords {
    /// Reads `words`, the salt and the words in base64, as a receipt has them; nil for anything else.
    init?(line: [UInt8]) {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, Array(parts[0]) == Array("words".utf8), let salt = Base64.bytes(parts[1]),
            salt.count == Self.saltLength, let json = Base64.bytes(parts[2])
        else { return nil }
        self.init(salt: salt, json: json)
    }
}
