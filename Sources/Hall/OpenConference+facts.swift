import LedgerFormat
public import Marketplace
import Storage

extension OpenConference {
    /// What one ledger line says, with its words if they still exist; nil when there is no such line.
    ///
    /// - Throws: what the journal throws, or `LedgerError` when the line cannot be read.
    public func fact(_ seq: Int) async throws -> Fact? {
        let entries = try await archive.journal.entries(of: code, after: seq - 1, limit: 1)
        return try entries.first.map { try LedgerEntry($0.line).fact }
    }
}
