public import OpenSSL

/// A checkpoint that the house has signed: what people keep, and what they can hold it to.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What is signed.
    public let checkpoint: Checkpoint
    /// The whole note: three lines, an empty one, and a line for each signature.
    public let note: String

    /// Signs a checkpoint, with one key, or with the old and the new where the one follows the other.
    public init(_ checkpoint: Checkpoint, signedBy keys: [SigningKey]) {
        precondition(!keys.isEmpty, "a checkpoint that nobody signs says nothing")
        self.checkpoint = checkpoint
        note = SignedNote(checkpoint.text, name: checkpoint.origin, keys: keys).note
    }

    /// Reads a note, without judging who signed it.
    ///
    /// - Throws: ``LedgerError/unreadable(_:)``, unless it is written exactly as ``note`` is: one checkpoint has one
    ///   text.
    public init(note: String) throws(LedgerError) {
        guard let signed = SignedNote(note) else { throw .unreadable("not a signed note") }
        guard let checkpoint = Checkpoint(text: signed.text) else { throw .unreadable("not a checkpoint") }
        self.checkpoint = checkpoint
        self.note = note
    }

    /// Whether a key signed it, under the name of the ledger.
    public func isSigned(by key: PublicKey) -> Bool {
        SignedNote(note)?.isSigned(by: key, name: checkpoint.origin) == true
    }
}

extension Checkpoint {
    /// Reads the three lines; nil unless they are written exactly as ``text`` is.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Printable ASCII, as every host and code is: it is shown to people, and must not look like another.
        guard lines.count == 4, isName(String(lines[0])), lines[0].utf8.allSatisfy({ 0x21...0x7E ~= $0 }),
            let size = Int(lines[1]), size >= 0, let root = Base64.digest(lines[2].utf8)
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: root)
        guard self.text == text else { return nil }
    }
}
