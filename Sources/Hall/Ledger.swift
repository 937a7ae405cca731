public import LedgerFormat
public import Marketplace
public import Storage

/// A ledger read for its own sake, without serving it.
public struct Ledger: Sendable {
    /// What its lines add up to.
    public let conference: Conference
    /// The signed checkpoint of these lines; nil for one from before there were any.
    public let checkpoint: SignedCheckpoint?

    /// Reads the ledger of a conference; empty when there is none.
    ///
    /// - Throws: what the journal throws, or `LedgerError` when a line cannot be read.
    public init(of code: String, from journal: any Journal) async throws {
        conference = try await Replay(of: code, from: journal).conference
        let stored = try await journal.checkpoint(of: code, covering: conference.seq)
        checkpoint = try stored.map { try SignedCheckpoint(note: $0.note) }
    }
}
