import OpenSSL
import Storage
import Synchronization

/// A journal in memory that counts its transactions, can be slow, and can fail.
final class FakeJournal: Journal, AccessStore {
    private let state = Mutex(State())
    /// Lets a test hold the disk: while it is closed no append returns.
    let gate = Gate()

    struct State {
        var conferences: [ConferenceRecord] = []
        var entries: [String: [JournalEntry]] = [:]
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

    func append(_ entries: [JournalEntry], to code: String, after seq: Int) async throws {
        await gate.pass()
        try state.withLock { state in
            state.transactions += 1
            if state.transactions == state.failsAt { throw DiskFailed() }
            let last = state.entries[code]?.count ?? 0
            guard last == seq else { throw JournalError.conflict(expected: seq, found: last) }
            state.entries[code, default: []] += entries
        }
    }

    func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry] {
        Array(stored(code).dropFirst(seq).prefix(limit))
    }

    func grant(_ access: Access) async throws { state.withLock { $0.accesses.append(access) } }

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
