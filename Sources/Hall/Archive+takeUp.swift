import LedgerFormat
import OpenSSL
package import Storage

/// A ledger that cannot be served, and why.
public struct BrokenLedger: Error {
    /// The six digits of its conference.
    public let conference: String
    /// A ``LedgerFault``, a `LedgerError`, or what the journal threw.
    public let reason: any Error
}

extension Archive {
    /// Reads a ledger back and judges whether it is what it was known to be.
    ///
    /// One from before there were checkpoints is signed now. One that is not what it was is taken as it is if
    /// `acceptsRollback`; whoever opens it must say so in it.
    ///
    /// - Returns: the conference's record, which is another one for a ledger that was accepted, what was read, and what
    ///   was accepted.
    /// - Throws: ``LedgerFault``, unless it was accepted; whatever the journal throws.
    package func takeUp(
        _ record: ConferenceRecord,
        acceptsRollback: Bool = false
    ) async throws -> (ConferenceRecord, Standing, accepted: LedgerFault?) {
        let standing = try await readBack(record)
        if standing.isUnsigned {
            try await replant(record)
            return (record, try await readBack(record), nil)
        }
        guard let fault = standing.fault(notary) else { return (record, standing, nil) }
        guard acceptsRollback, fault.known != nil, standing.replay.tree.size > 0 else { throw fault }
        let other = ConferenceRecord(
            code: record.code,
            epoch: Random.token(bytes: 16),
            origin: record.origin,
            unsigned: record.unsigned
        )
        try await replant(other)
        return (other, try await readBack(other), fault)
    }

    private func readBack(_ record: ConferenceRecord) async throws -> Standing {
        try await Standing(of: record, in: journal, mark: try marks.mark(of: record.code))
    }

    /// Grows the tree of a ledger anew from its lines, and signs it.
    private func replant(_ record: ConferenceRecord) async throws {
        // Of the former checkpoints only those that tell of keys are needed, where they are true of these lines.
        let changes = try await journal.keyChanges(of: record.code)
        let replay = try await Replay(
            of: record.code,
            from: journal,
            rootsAt: Set(changes.map(\.size)),
            keepsNodes: true
        )
        let checkpoint = notary.sign(replay.tree, of: record.origin)
        let kept = changes.filter { change in
            let known = try? SignedCheckpoint(note: change.note).checkpoint
            return change.size < replay.tree.size && known?.root == replay.roots[change.size]
        }
        try await journal.replant(
            record.code,
            nodes: replay.nodes,
            checkpoints: kept + [checkpoint],
            epoch: record.epoch
        )
        try await marks.keep(checkpoint.note, of: record.code)
    }
}
