import LedgerFormat
import OpenSSL
import Storage

/// A disk: what it has confirmed stays, what it has not may be gone after a crash.
final class SimulatedDisk: @unchecked Sendable {  // confined to the thread of its run
    /// Something that a program asks of the disk.
    final class Request {
        enum Wish {
            case read
            case append(JournalBatch)
            case mark(String)

            var isRead: Bool { if case .read = self { true } else { false } }
            var isMark: Bool { if case .mark = self { true } else { false } }

            /// The signed note in it.
            var note: String? {
                switch self {
                case .read: nil
                case .append(let batch): batch.checkpoint.note
                case .mark(let note): note
                }
            }
        }
        enum Stage { case asked, written, synced }

        let wish: Wish
        fileprivate(set) var stage = Stage.asked
        fileprivate let continuation: UnsafeContinuation<Void, any Error>

        fileprivate init(_ wish: Wish, _ continuation: UnsafeContinuation<Void, any Error>) {
            self.wish = wish
            self.continuation = continuation
        }
    }

    struct Failed: Error {}

    /// What survives.
    private(set) var kept: Kept
    /// What the program asked for and waits for.
    private(set) var requests: [Request] = []

    init(mark: String) {
        kept = Kept(mark: mark)
    }

    /// Which of ``requests`` may go on: marks follow each other.
    var next: [Int] {
        let firstMark = requests.firstIndex { $0.wish.isMark }
        return requests.indices.filter { !requests[$0].wish.isMark || $0 == firstMark }
    }

    /// Waits until the disk has done what is asked.
    ///
    /// - Throws: ``Failed``, when the disk did, or the program crashed.
    func ask(_ wish: Request.Wish) async throws {
        try await withUnsafeThrowingContinuation { requests.append(Request(wish, $0)) }
    }

    /// Does the next thing for a request: writes it, confirms it, says so.
    ///
    /// - Returns: what is durable only now.
    func advance(_ request: Request) -> Request.Wish? {
        if request.stage == .synced || request.wish.isRead {
            requests.removeAll { $0 === request }
            request.continuation.resume()
            return nil
        }
        guard request.stage == .written else {
            request.stage = .written
            return nil
        }
        request.stage = .synced
        kept.keep(request.wish)
        return request.wish
    }

    /// Ends all requests: the disk failed, or whoever asked is no more.
    ///
    /// - Parameter survives: whether what was written, and not confirmed, is found there later all the same.
    /// - Returns: what is durable only now.
    func fail(survives: Bool) -> [Request.Wish] {
        let failed = requests
        requests = []
        let saved = failed.filter { survives && $0.stage == .written }.map(\.wish)
        for wish in saved { kept.keep(wish) }
        for request in failed { request.continuation.resume(throwing: Failed()) }
        return saved
    }
}

/// What is on a disk.
struct Kept {
    private(set) var entries: [JournalEntry] = []
    private(set) var nodes: [LedgerTree.Place: Digest] = [:]
    private(set) var checkpoints: [StoredCheckpoint] = []
    private(set) var mark: String

    init(mark: String) {
        self.mark = mark
    }

    mutating func keep(_ wish: SimulatedDisk.Request.Wish) {
        switch wish {
        case .read: break
        case .mark(let note): mark = note
        case .append(let batch): append(batch)
        }
    }

    private mutating func append(_ batch: JournalBatch) {
        for entry in batch.entries {
            entries.append(entry)
            nodes[.init(level: 0, index: entry.seq - 1)] = entry.leaf
        }
        for node in batch.nodes { nodes[node.place] = node.digest }
        checkpoints.append(batch.checkpoint)
        for seq in batch.erases { entries[seq - 1] = entries[seq - 1].erased }
    }
}

extension JournalEntry {
    fileprivate var erased: JournalEntry {
        let line = LedgerLine(bytes: line.bytes, words: nil)
        return JournalEntry(seq: seq, line: line, leaf: leaf, command: command, content: nil)
    }
}
