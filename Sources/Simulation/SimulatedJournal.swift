import LedgerFormat
import OpenSSL
import Storage

/// The journal and the marks of one program, on a disk; once the program is no more, nothing of it reaches the disk.
final class SimulatedJournal: Journal, MarkStore, @unchecked Sendable {  // confined to the thread of its run
    private let disk: SimulatedDisk
    private let record: ConferenceRecord
    private var isCut = false

    init(_ disk: SimulatedDisk, _ record: ConferenceRecord) {
        self.disk = disk
        self.record = record
    }

    func cut() { isCut = true }

    private func ask(_ wish: SimulatedDisk.Request.Wish) async throws {
        if isCut { throw SimulatedDisk.Failed() }
        try await disk.ask(wish)
    }

    private func read() async throws -> Kept {
        try await ask(.read)
        return disk.kept
    }

    // MARK: Journal

    func conferences() async throws -> [ConferenceRecord] { [record] }

    func found(_ conference: ConferenceRecord) async throws { throw JournalError.conferenceExists }

    func replant(
        _ code: String,
        nodes: [LedgerTree.Node],
        checkpoints: [StoredCheckpoint],
        epoch: String
    ) async throws {
        preconditionFailure("no ledger of a run is from before there were trees")
    }

    func append(_ batch: JournalBatch, to code: String, after seq: Int) async throws {
        let count = disk.kept.entries.count
        guard count == seq else { throw JournalError.conflict(expected: seq, found: count) }
        try await ask(.append(batch))
    }

    func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry] {
        Array(try await read().entries.dropFirst(seq).prefix(limit))
    }

    func lines(of code: String, after seq: Int, limit: Int) async throws -> (bytes: [UInt8], count: Int) {
        let entries = try await entries(of: code, after: seq, limit: limit)
        return (entries.flatMap(\.line.bytes), entries.count)
    }

    func checkpoint(of code: String, covering size: Int) async throws -> StoredCheckpoint? {
        try await read().checkpoints.first { $0.size >= size }
    }

    func lastCheckpoint(of code: String) async throws -> StoredCheckpoint? { try await read().checkpoints.last }

    func keyChanges(of code: String) async throws -> [StoredCheckpoint] {
        try await read().checkpoints.filter(\.changesKey)
    }

    func nodes(of code: String, at places: [LedgerTree.Place]) async throws -> [LedgerTree.Place: Digest] {
        try await read().nodes.filter { places.contains($0.key) }
    }

    // MARK: MarkStore

    func codes() throws -> [String] { [record.code] }

    func mark(of code: String) throws -> String? { disk.kept.mark }

    func remove(_ code: String) throws { preconditionFailure("no ledger of a run is gone for good") }

    func keep(_ note: String, of code: String) async throws { try await ask(.mark(note)) }
}
