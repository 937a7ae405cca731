public import LedgerFormat
import Marketplace
import OpenSSL
public import Storage
import Synchronization

/// How far a ledger was signed, and how far its mark knows.
struct Signed {
    /// The note of the last batch; nil before the first.
    var latest: String?
    /// The note in the mark.
    var kept: String?
}

extension OpenConference {
    /// Writes the mark if it is behind; called about once a second, and at whatever must not be lost unseen.
    ///
    /// One at a time, or an older mark could be written over a newer one.
    ///
    /// - Throws: what the marks throw.
    package func keepMark() async throws {
        try await turn.take {
            let news = signed.withLock { $0.latest == $0.kept ? nil : $0.latest }
            guard let news else { return }
            try await archive.marks.keep(news, of: code)
            signed.withLock { $0.kept = news }
        }
    }

    /// The last signed checkpoint, or the first that covers so many lines; nil when there is none.
    public func checkpoint(covering size: Int? = nil) async throws -> StoredCheckpoint? {
        guard let size else { return try await archive.journal.lastCheckpoint(of: code) }
        return try await archive.journal.checkpoint(of: code, covering: size)
    }

    /// The receipt of a ledger line.
    ///
    /// - Parameters:
    ///   - seq: the line.
    ///   - size: the size of a checkpoint that covers it; nil for the first that does.
    /// - Returns: nil when there is no such line or checkpoint.
    /// - Throws: ``Storage/JournalError/damaged(_:)``, when what is stored does not make a proof that holds.
    public func receipt(of seq: Int, at size: Int? = nil) async throws -> Receipt? {
        let journal = archive.journal
        guard let stored = try await journal.checkpoint(of: code, covering: max(seq, size ?? seq)),
            size == nil || stored.size == size,
            let entry = try await journal.entries(of: code, after: seq - 1, limit: 1).first
        else { return nil }
        let places = InclusionProof.places(index: seq - 1, size: stored.size)
        let nodes = try await journal.nodes(of: code, at: places)
        guard let proof = InclusionProof(index: seq - 1, size: stored.size, nodes: nodes),
            let checkpoint = try? SignedCheckpoint(note: stored.note)
        else { throw JournalError.damaged("the tree of \(code) lacks a node") }
        let receipt = Receipt(line: entry.line, proof: proof, checkpoint: checkpoint)
        // Nobody is given a proof that does not hold.
        guard receipt.holds else { throw JournalError.damaged("the tree of \(code) has a wrong node") }
        return receipt
    }
}
