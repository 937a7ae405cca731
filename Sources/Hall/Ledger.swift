import LedgerFormat
public import Marketplace
public import Storage

/// A ledger read for its own sake, without serving it.
public struct Ledger: Sendable {
    /// What its lines add up to.
    public let conference: Conference
    /// The lines, byte for byte.
    public let lines: [UInt8]

    /// Reads the ledger of a conference; empty when there is none.
    ///
    /// - Throws: what the journal throws, or `LedgerError` when a line cannot be read.
    public init(of code: String, from journal: any Journal) async throws {
        var lines: [UInt8] = []
        conference = try await Replay(of: code, from: journal) { lines += $0.bytes }.conference
        self.lines = lines
    }
}
