public import OpenSSL

/// Checks a ledger file from its first byte to its last, in pieces, as the article Ledger Proof says.
///
/// It keeps the conference and some 70 bytes a line, and nothing else that grows; a line is forgotten once it was judged.
public struct LedgerCheck: Sendable {
    let keys: [PublicKey]
    let earlier: [SignedCheckpoint]
    let receipts: [Receipt]

    var splitter = LineSplitter()
    var section = Section.lines
    var lines = CheckedLines()
    var checkpoints: [(line: Int, checkpoint: SignedCheckpoint)] = []
    var words: CheckedWords?

    /// What the next line belongs to.
    enum Section: Sendable {
        case lines
        /// A note, of which so much has come.
        case note(String)
        /// After a note: another one, or words, or nothing.
        case afterNote
        case words
    }

    /// Begins.
    ///
    /// - Parameters:
    ///   - keys: those that whoever checks has from somebody they trust.
    ///   - earlier: checkpoints from before, which the ledger must go on from.
    ///   - receipts: those whose lines must be in it.
    public init(keys: [PublicKey], earlier: [SignedCheckpoint] = [], receipts: [Receipt] = []) {
        self.keys = keys
        self.earlier = earlier
        self.receipts = receipts
    }

    /// Takes the next bytes of the file, cut anywhere.
    ///
    /// - Throws: ``LedgerFlaw``, when going on would mean nothing.
    public mutating func read(_ bytes: ArraySlice<UInt8>) throws(LedgerFlaw) {
        var bytes = bytes
        while let line = try splitter.next(in: &bytes, maximum: maximum) { try take(line) }
    }

    /// The most bytes that the next line may have.
    private var maximum: Int {
        switch section {
        case .lines: LedgerLine.maximumLength
        case .note: SignedNote.maximumLength
        case .afterNote, .words: Receipt.maximumLength
        }
    }

    private mutating func take(_ line: [UInt8]) throws(LedgerFlaw) {
        switch section {
        case .lines:
            guard line.isEmpty else { return try lines.take(line) }
            guard lines.count > 0 else { throw flaw("is empty, where a ledger begins") }
            section = .note("")
        case .note(let begun):
            try takeNote(line, after: begun)
        case .afterNote, .words:
            if line.starts(with: "words ".utf8) {
                section = .words
                words = words ?? CheckedWords(lines)
                try words?.take(line, number: splitter.count)
            } else if case .afterNote = section {
                try takeNote(line, after: "")
            } else {
                throw flaw("is not the words of a line")
            }
        }
    }

    /// A note has an empty line of its own, and ends with another.
    private mutating func takeNote(_ line: [UInt8], after begun: String) throws(LedgerFlaw) {
        guard let text = String(validating: line, as: UTF8.self) else { throw flaw("is not text") }
        guard begun.utf8.count + line.count < SignedNote.maximumLength else {
            throw flaw("makes a checkpoint longer than \(SignedNote.maximumLength) bytes")
        }
        guard checkpoints.count < Self.checkpointsMaximum else {
            throw flaw("begins more checkpoints than a ledger has")
        }
        guard line.isEmpty, begun.contains("\n\n") else {
            section = .note(begun + text + "\n")
            return
        }
        do throws(LedgerError) {
            checkpoints.append((splitter.count - 1, try SignedCheckpoint(note: begun)))
        } catch {
            throw flaw("ends a checkpoint that is not written as one is")
        }
        section = .afterNote
    }

    /// Keys are replaced once in years; a thousand checkpoints are no ledger's.
    private static let checkpointsMaximum = 1000

    private func flaw(_ what: String) -> LedgerFlaw { LedgerFlaw(.unreadable, line: splitter.count, what) }
}
