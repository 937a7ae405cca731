import LedgerFormat
public import Storage

/// A ledger on its way out, page by page, so that a million lines need no memory.
///
/// Everything it writes is as of one signed checkpoint, however much is appended meanwhile.
public struct LedgerCopy: Sendable {
    private static let page = 4096

    private let code: String
    private let journal: any Journal
    private let last: StoredCheckpoint
    /// The first page, read before anything is promised: whoever cannot be given that gets an answer instead.
    private let first: (bytes: [UInt8], count: Int)

    /// How many lines it has.
    public var size: Int { last.size }

    /// Begins a copy as of the last checkpoint; nil when nothing was signed yet.
    public init?(of code: String, from journal: any Journal) async throws {
        guard let last = try await journal.lastCheckpoint(of: code) else { return nil }
        self.code = code
        self.journal = journal
        self.last = last
        first = try await journal.lines(of: code, after: 0, limit: min(Self.page, last.size))
    }

    /// Writes the lines alone, byte for byte.
    public func writeLines(to write: ([UInt8]) async throws -> Void) async throws {
        try await write(first.bytes)
        var seq = first.count
        while seq < size {
            let lines = try await journal.lines(of: code, after: seq, limit: min(Self.page, size - seq))
            guard lines.count > 0 else { throw JournalError.lineChanged(seq: seq + 1) }
            try await write(lines.bytes)
            seq += lines.count
        }
    }

    /// Writes a ledger file: the lines, the checkpoints that prove them, and, if wanted, the words.
    public func writeFile(withWords: Bool, to write: ([UInt8]) async throws -> Void) async throws {
        try await writeLines(to: write)
        let changes = try await journal.keyChanges(of: code).filter { $0.size < size }
        try await write([UInt8(ascii: "\n")])
        for checkpoint in changes + [last] { try await write(Array("\(checkpoint.note)\n".utf8)) }
        if withWords { try await writeWords(to: write) }
    }

    private func writeWords(to write: ([UInt8]) async throws -> Void) async throws {
        var seq = 0
        while seq < size {
            let entries = try await journal.entries(of: code, after: seq, limit: min(Self.page, size - seq))
            var text = ""
            for entry in entries {
                if let words = entry.line.words { text += "words \(entry.seq) \(words.inBase64)\n" }
            }
            try await write(Array(text.utf8))
            guard let last = entries.last else { throw JournalError.lineChanged(seq: seq + 1) }
            seq = last.seq
        }
    }
}
