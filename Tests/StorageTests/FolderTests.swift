import Foundation
import GRDB
import LedgerFormat
import OpenSSL
import TestSupport
import Testing

@testable import Storage

/// The files beside the database, and copies of it.
struct FolderTests {
    private let record = ConferenceRecord(code: "482917", epoch: "e", origin: "wiebiedt.example/482917")

    private func batch(_ seq: Int) -> JournalBatch {
        let line = LedgerLine(bytes: Array("line \(seq)\n".utf8), words: nil)
        return JournalBatch(
            entries: [JournalEntry(seq: seq, line: line, leaf: line.leaf, command: "c\(seq)", content: nil)],
            nodes: seq == 2 ? [.init(place: .init(level: 1, index: 0), digest: line.leaf)] : [],
            checkpoint: StoredCheckpoint(size: seq, note: "note \(seq)", changesKey: seq == 2)
        )
    }

    private func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await withFolder { path in
            let store = try SQLiteStore(in: DataFolder(path: path))
            try await store.found(record)
            for seq in 1...3 { try await store.append(batch(seq), to: "482917", after: seq - 1) }
            try await body(store, path)
            try store.close()
        }
    }

    @Test func `nodes and checkpoints are read back`() async throws {
        try await withStore { store, _ in
            let places = [LedgerTree.Place(level: 0, index: 2), .init(level: 1, index: 0), .init(level: 1, index: 1)]
            let nodes = try await store.nodes(of: "482917", at: places)
            #expect(nodes.count == 2, "one of them does not exist")
            #expect(nodes[places[0]] == LedgerLine(bytes: Array("line 3\n".utf8), words: nil).leaf)
            #expect(try await store.checkpoint(of: "482917", covering: 2)?.note == "note 2")
            #expect(try await store.checkpoint(of: "482917", covering: 4) == nil)
            #expect(try await store.lastCheckpoint(of: "482917")?.size == 3)
            #expect(try await store.keyChanges(of: "482917").map(\.size) == [2])
            let lines = try await store.lines(of: "482917", after: 1, limit: 5)
            #expect(lines.count == 2 && lines.bytes == Array("line 2\nline 3\n".utf8))
        }
    }

    @Test func `a copy is whole while somebody writes`() async throws {
        try await withStore { store, path in
            async let copied: Void = SQLiteStore.copy(path + "/wiebiedt.sqlite", to: path + "/copy")
            for seq in 4...40 { try await store.append(batch(seq), to: "482917", after: seq - 1) }
            try await copied
            let copy = try SQLiteStore(readingFile: path + "/copy")
            try await copy.examinePages()
            let lines = try await copy.entries(of: "482917", after: 0, limit: 100)
            #expect(lines.count >= 3)
            #expect(try await copy.lastCheckpoint(of: "482917")?.size == lines.count)
            try copy.close()
        }
    }

    @Test(arguments: ["", "no database", "SQLite format 3\u{0}" + String(repeating: "and then nonsense ", count: 300)])
    func `a file that is no database of ours is refused`(content: String) async throws {
        try await withFolder { path in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(content.utf8).write(to: URL(fileURLWithPath: path + "/file"))
            #expect(throws: (any Error).self) { try SQLiteStore(readingFile: path + "/file") }
        }
    }

    @Test func `a folder from before there were checkpoints is taken up`() async throws {
        try await withFolder { path in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let old = try DatabaseQueue(path: path + "/wiebiedt.sqlite")
            try migrator.migrate(old, upTo: "001 journal")
            try await old.write { db in
                try db.execute(sql: "INSERT INTO conference VALUES ('482917', 'e')")
                try db.execute(sql: "INSERT INTO command VALUES ('482917', 'c1', NULL)")
                try db.execute(
                    sql: "INSERT INTO entry VALUES ('482917', 1, ?, ?, 'c1')",
                    arguments: [Data("line\n".utf8), Data(Digest(of: [0] + Array("line\n".utf8)).bytes)])
            }
            try old.close()
            let store = try SQLiteStore(in: DataFolder(path: path))
            let expected = ConferenceRecord(code: "482917", epoch: "e", origin: "localhost/482917", unsigned: 1)
            #expect(try await store.conferences() == [expected])
            try store.close()
        }
    }

    @Test func `a mark replaces the one before`() async throws {
        try await withFolder { path in
            let marks = try MarkFolder(in: DataFolder(path: path))
            #expect(try marks.mark(of: "482917") == nil)
            try await marks.keep("one\n", of: "482917")
            try await marks.keep("two\n", of: "482917")
            #expect(try marks.mark(of: "482917") == "two\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/marks") == ["482917"])
        }
    }

    @Test func `a key is made once, is for its owner only, and can be followed by another`() async throws {
        try await withFolder { path in
            let folder = try DataFolder(path: path)
            #expect(try folder.signingKey() == nil)
            let first = try folder.makeSigningKey().publicKey
            #expect(try folder.signingKey()?.publicKey == first)
            let mode = try FileManager.default.attributesOfItem(atPath: path + "/ledger.key")[.posixPermissions] as? Int
            #expect(mode == 0o600)

            let next = try folder.beginReplacingKey().publicKey
            #expect(try folder.beginReplacingKey().publicKey == next, "what was begun is gone on with")
            try folder.finishReplacingKey(first)
            #expect(try folder.signingKey()?.publicKey == next)
            #expect(folder.formerKeys == [first])

            chmod(path + "/ledger.key", 0o644)
            #expect(throws: DataFolder.KeyFault.readableByOthers(path + "/ledger.key")) { try folder.signingKey() }
        }
    }
}
