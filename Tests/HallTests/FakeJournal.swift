import Hall
import LedgerFormat
import OpenSSL
import Storage
import Synchronization

/// A journal in memory that counts its transactions, can be slow, and can fail.
final class FakeJournal: Journal, AccessStore, MarkStore {
    private let state = Mutex(State())
    /// Lets a test hold the disk: while it is closed no append returns.
    let gate = Gate()

    struct State {
        var conferences: [ConferenceRecord] = []
        var entries: [String: [JournalEntry]] = [:]
        var nodes: [String: [LedgerTree.Node]] = [:]
        var checkpoints: [String: [StoredCheckpoint]] = [:]
        var marks: [String: String] = [:]
        var accesses: [Access] = []
        var transactions = 0
        var failsAt: Int?
    }

    struct DiskFailed: Error {}

    var transactions: Int { state.withLock { $0.transactions } }

    /// Makes the transaction of that number fail.
    func fail(at transaction: Int) { state.withLock { $0.failsAt = transaction } }

    func stored(_ code: String) -> [JournalEntry] { state.withLock { $0.entries[code] ?? [] } }

    func conferences() async throws -> [ConferenceRecord] { state.withLock { $0.conferences } }

    func found(_ conference: ConferenceRecord) async throws {
        try state.withLock { state in
            guard !state.conferences.contains(where: { $0.code == conference.code }) else {
                throw JournalError.conferenceExists
            }
            state.conferences.append(conference)
        }
    }

    func append(_ batch: JournalBatch, to code: String, after seq: Int) async throws {
        await gate.pass()
        try state.withLock { state in
            state.transactions += 1
            if state.transactions == state.failsAt { throw DiskFailed() }
            let last = state.entries[code]?.count ?? 0
            guard last == seq else { throw JournalError.conflict(expected: seq, found: last) }
            state.entries[code, default: []] += batch.entries
            state.nodes[code, default: []] += batch.nodes
            state.checkpoints[code, default: []].append(batch.checkpoint)
            for place in batch.erases {
                let old = state.entries[code]![place - 1]
                state.entries[code]![place - 1] = JournalEntry(
                    seq: old.seq,
                    line: LedgerLine(bytes: old.line.bytes, words: nil),
                    leaf: old.leaf,
                    command: old.command,
                    content: nil
                )
            }
            state.accesses.removeAll { $0.conference == code && batch.revokes.contains($0.person) }
            state.accesses.removeAll {
                $0.conference == code && batch.signsOut.contains($0.person) && $0.purpose == .session
            }
        }
    }

    func replant(
        _ code: String, nodes: [LedgerTree.Node], checkpoints: [StoredCheckpoint], epoch: String
    ) async throws {
        state.withLock { state in
            state.nodes[code] = nodes
            state.checkpoints[code] = checkpoints
            state.conferences = state.conferences.map {
                $0.code == code ? ConferenceRecord(code: code, epoch: epoch, origin: $0.origin) : $0
            }
        }
    }

    func lines(of code: String, after seq: Int, limit: Int) async throws -> (bytes: [UInt8], count: Int) {
        let lines = stored(code).dropFirst(seq).prefix(limit)
        return (lines.flatMap(\.line.bytes), lines.count)
    }

    func checkpoint(of code: String, covering size: Int) async throws -> StoredCheckpoint? {
        state.withLock { $0.checkpoints[code]?.first { $0.size >= size } }
    }

    func lastCheckpoint(of code: String) async throws -> StoredCheckpoint? {
        state.withLock { $0.checkpoints[code]?.last }
    }

    func keyChanges(of code: String) async throws -> [StoredCheckpoint] {
        state.withLock { $0.checkpoints[code]?.filter(\.changesKey) ?? [] }
    }

    func nodes(of code: String, at places: [LedgerTree.Place]) async throws -> [LedgerTree.Place: Digest] {
        state.withLock { state in
            let inner = Dictionary(uniqueKeysWithValues: (state.nodes[code] ?? []).map { ($0.place, $0.digest) })
            let all = state.entries[code]!.reduce(into: inner) {
                $0[LedgerTree.Place(level: 0, index: $1.seq - 1)] = $1.leaf
            }
            return all.filter { places.contains($0.key) }
        }
    }

    func codes() throws -> [String] { state.withLock { $0.marks.keys.sorted() } }

    func remove(_ code: String) throws { state.withLock { $0.marks[code] = nil } }

    func mark(of code: String) throws -> String? { state.withLock { $0.marks[code] } }

    func keep(_ note: String, of code: String) async throws { state.withLock { $0.marks[code] = note } }

    /// Changes what is stored behind everybody's back.
    func tamper(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry] {
        Array(stored(code).dropFirst(seq).prefix(limit))
    }

    func grant(_ accesses: [Access]) async throws { state.withLock { $0.accesses += accesses } }

    func access(by token: Digest) async throws -> Access? {
        state.withLock { $0.accesses.first { $0.token == token } }
    }

    func revoke(_ token: Digest) async throws { state.withLock { $0.accesses.removeAll { $0.token == token } } }
}

/// A door that a test opens and closes.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((true, []))

    /// How many wait in front of it.
    var waiting: Int { state.withLock { $0.waiting.count } }

    func close() { state.withLock { $0.isOpen = false } }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
