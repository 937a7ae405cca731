import LedgerFormat
import Marketplace
import OpenSSL
import Storage

/// How a ledger that was read back compares with what was known of it.
package struct Standing {
    let replay: Replay
    let record: ConferenceRecord
    let mark: SignedCheckpoint?
    let last: SignedCheckpoint?

    /// Reads a ledger back.
    ///
    /// - Throws: what the journal throws, `LedgerError` when a line cannot be read, ``LedgerFault`` when a checkpoint
    ///   cannot.
    init(of record: ConferenceRecord, in journal: any Journal, mark: String?) async throws {
        let last = try await journal.lastCheckpoint(of: record.code)
        do {
            self.last = try last.map { try SignedCheckpoint(note: $0.note) }
        } catch {
            throw LedgerFault.unreadable
        }
        // A mark that cannot be read says as much as one that is gone.
        self.mark = mark.flatMap { try? SignedCheckpoint(note: $0) }
        self.record = record
        replay = try await Replay(
            of: record.code,
            from: journal,
            rootsAt: Set([self.last, self.mark].compactMap { $0?.checkpoint.size })
        )
    }

    /// Whether it is from before there were checkpoints, and has not been signed yet.
    var isUnsigned: Bool { last == nil && replay.tree.size > 0 && record.unsigned == replay.tree.size }

    /// What is wrong with it as a whole, if anything.
    ///
    /// - Parameters:
    ///   - notary: who must have signed it; nil when nobody knows.
    ///   - needsMark: whether it should have a mark.
    func fault(_ notary: Notary?, needsMark: Bool = true) -> LedgerFault? {
        let (size, root) = (replay.tree.size, replay.tree.root)
        if isUnsigned { return nil }
        guard notary?.mayFollow(replay.conference.ledgerKey) != false else { return .foreignKey }
        for known in [last, mark].compactMap(\.self) {
            guard known.checkpoint.origin == record.origin, notary?.knows(known) != false else { return .foreignKey }
            guard known.checkpoint.size <= size else {
                return .shorter(size: size, root: root, known: known.checkpoint)
            }
            let then = replay.roots[known.checkpoint.size] ?? root
            guard then == known.checkpoint.root else {
                return .other(size: known.checkpoint.size, root: then, known: known.checkpoint)
            }
        }
        if size > 0, last?.checkpoint.size != size { return .unsigned(size: size, root: root) }
        if needsMark, size > 0, mark == nil { return .markMissing(size: size, root: root) }
        if let seq = replay.missing.min() { return .wordsMissing(seq: seq) }
        return nil
    }
}
