import Benchmark
import LedgerFormat
import Marketplace
import OpenSSL
import Storage

/// What it takes to make a batch durable, on the disk where temporary files are.
func measureStorage() {
    for count in [1, 10, 100, 1_000] {
        Benchmark("append a batch of \(count), durable", configuration: .init(maxDuration: .seconds(3))) {
            benchmark, ledger in
            let batch = ledger.next(count)
            benchmark.startMeasurement()
            try await ledger.append(batch)
            benchmark.stopMeasurement()
        } setup: {
            try await GrowingLedger()
        }
    }
}

/// A ledger of offers that grows by batches.
final class GrowingLedger {
    private let folder: Folder
    private let store: SQLiteStore
    private let record = ConferenceRecord(code: "482917", epoch: "e", origin: "bench/482917")
    private let key = SigningKey.generate()
    private var tree = LedgerTree()
    private var conference = Conference.sample(offers: 0)

    init() async throws {
        folder = try Folder(in: .disk)
        store = try SQLiteStore(in: DataFolder(path: folder.path))
        try await store.found(record)
    }

    /// So many more offers, ready to be stored: with their leaves, the tree and a signature.
    func next(_ count: Int) -> JournalBatch {
        let before = conference.seq
        let facts = (0..<count).flatMap { conference.take(.offer, by: .employer($0)) }
        let entries = facts.map { fact in
            // The ledger begins with the first offer, and not with those who make them.
            let fact = Fact(seq: fact.seq - before + tree.size, at: fact.at, by: fact.by, event: fact.event)
            let id = "bench-\(fact.seq)"
            let line = LedgerLine(LedgerEntry(conference: record.code, command: id, fact: fact), salt: Random.salt)
            return JournalEntry(seq: fact.seq, line: line, leaf: line.leaf, command: id, content: line.leaf)
        }
        let nodes = entries.flatMap { tree.append($0.leaf) }
        let checkpoint = Checkpoint(origin: record.origin, size: tree.size, root: tree.root)
        let note = SignedCheckpoint(checkpoint, signedBy: [key]).note
        return JournalBatch(
            entries: entries,
            nodes: nodes,
            checkpoint: StoredCheckpoint(size: tree.size, note: note)
        )
    }

    func append(_ batch: JournalBatch) async throws {
        try await store.append(batch, to: record.code, after: tree.size - batch.entries.count)
    }

    deinit { try? store.close() }
}

extension Random {
    static func salt() -> [UInt8] { bytes(SealedWords.saltLength) }
}
