import GRDB
import LedgerFormat
import OpenSSL
import TestSupport
import Testing

@testable import Storage

/// The journal's contract, on a real disk.
struct SQLiteStoreTests {
    private let record = ConferenceRecord(code: "482917", epoch: "e", origin: "wiebiedt.example/482917")

    private func entry(_ seq: Int, command: String? = nil, words: Bool = false) -> JournalEntry {
        let sealed = SealedWords(salt: Array(repeating: 1, count: 32), json: Array("{\"name\":\"Anna\"}".utf8))
        let line = LedgerLine(bytes: Array("line \(seq)\n".utf8), words: words ? sealed : nil)
        return JournalEntry(
            seq: seq,
            line: line,
            leaf: line.leaf,
            command: command ?? "c\(seq)",
            content: Digest(of: [UInt8(seq & 255)])
        )
    }

    private func batch(_ entries: [JournalEntry], erases: [Int] = [], revokes: [Int] = []) -> JournalBatch {
        let last = entries.last?.seq ?? 0
        return JournalBatch(
            entries: entries,
            nodes: entries.filter { $0.seq % 2 == 0 }.map {
                .init(place: .init(level: 1, index: $0.seq / 2 - 1), digest: $0.leaf)
            },
            checkpoint: StoredCheckpoint(size: last, note: "note \(last)"),
            erases: erases,
            revokes: revokes
        )
    }

    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await withFolder { path in
            let store = try SQLiteStore(in: DataFolder(path: path))
            try await store.found(record)
            try await body(store)
            try store.close()
        }
    }

    @Test func `a commit waits for the disk`() async throws {
        try await withStore { store in
            let (synchronous, mode) = try store.pool.writeWithoutTransaction { db in
                (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
            }
            #expect(synchronous == 2)
            #expect(mode == "wal")
        }
    }

    @Test func `what was appended is there when the folder is opened again`() async throws {
        try await withFolder { path in
            let entries = [entry(1, words: true), entry(2), entry(3, command: "c2")]
            do {
                let store = try SQLiteStore(in: DataFolder(path: path))
                try await store.found(record)
                try await store.append(batch(entries), to: "482917", after: 0)
                try store.close()
            }
            let store = try SQLiteStore(in: DataFolder(path: path))
            let read = try await store.entries(of: "482917", after: 0, limit: 10)

            #expect(read.map(\.line) == entries.map(\.line))
            #expect(read.map(\.command) == ["c1", "c2", "c2"])
            #expect(try await store.conferences() == [record])
            #expect(try await store.entries(of: "482917", after: 1, limit: 1).map(\.seq) == [2])
        }
    }

    @Test func `whoever knows less than there is learns of a conflict, and nothing is stored`() async throws {
        try await withStore { store in
            try await store.append(batch([entry(1), entry(2)]), to: "482917", after: 0)

            await #expect(throws: JournalError.conflict(expected: 1, found: 2)) {
                try await store.append(batch([entry(2)]), to: "482917", after: 1)
            }
            #expect(try await store.entries(of: "482917", after: 0, limit: 10).count == 2)
        }
    }

    @Test func `a batch is stored whole or not at all`() async throws {
        try await withStore { store in
            try await store.append(batch([entry(1, command: "used")]), to: "482917", after: 0)

            await #expect(throws: DatabaseError.self) {
                try await store.append(batch([entry(2), entry(3, command: "used")]), to: "482917", after: 1)
            }
            #expect(try await store.entries(of: "482917", after: 0, limit: 10).map(\.seq) == [1])
        }
    }

    @Test(arguments: [
        "UPDATE entry SET line = x'6162'", "DELETE FROM entry", "DELETE FROM command",
        "UPDATE command SET content = zeroblob(32)", "UPDATE command SET id = 'other', content = NULL",
        "UPDATE words SET json = x'7B7D'",
        "INSERT INTO entry VALUES ('482917', 4, x'6162', zeroblob(32), 'c3')",
        "INSERT OR REPLACE INTO entry VALUES ('482917', 1, x'6162', zeroblob(32), 'c1')",
        "INSERT INTO entry VALUES ('482917', 'three', x'6162', zeroblob(32), 'c2')",
        "INSERT INTO entry VALUES ('000000', 1, x'6162', zeroblob(32), 'c1')",
        "DELETE FROM node", "UPDATE node SET digest = zeroblob(32)", "DELETE FROM checkpoint",
        "UPDATE checkpoint SET note = 'other'",
        "INSERT INTO access VALUES (x'00', '482917', 1, 'link', 0)",
    ])
    func `the database itself refuses to change what was told`(sql: String) async throws {
        try await withStore { store in
            try await store.append(batch([entry(1, words: true), entry(2)]), to: "482917", after: 0)

            await #expect(throws: DatabaseError.self) { try await store.pool.write { try $0.execute(sql: sql) } }
            #expect(
                try await store.entries(of: "482917", after: 0, limit: 1).map(\.line) == [entry(1, words: true).line])
        }
    }

    @Test(arguments: [
        (["DROP TRIGGER entry_is_final", "UPDATE entry SET line = x'6162' WHERE seq = 2"], 2),
        (["DROP TRIGGER entry_stays", "PRAGMA foreign_keys = OFF", "DELETE FROM entry WHERE seq = 2"], 3),
    ])
    func `a line that was changed behind our back is found when it is read`(sql: [String], seq: Int) async throws {
        try await withStore { store in
            try await store.append(batch([entry(1), entry(2), entry(3)]), to: "482917", after: 0)
            try await store.pool.writeWithoutTransaction { db in for sql in sql { try db.execute(sql: sql) } }

            await #expect(throws: JournalError.lineChanged(seq: seq)) {
                try await store.entries(of: "482917", after: 0, limit: 10)
            }
        }
    }

    @Test func `a code belongs to one conference`() async throws {
        try await withStore { store in
            await #expect(throws: JournalError.conferenceExists) {
                try await store.found(ConferenceRecord(code: "482917", epoch: "other", origin: "o"))
            }
        }
    }

    @Test func `a folder has one server`() async throws {
        try await withFolder { path in
            let folder = try DataFolder(path: path)
            #expect(throws: JournalError.folderInUse(path)) { try DataFolder(path: path) }
            _ = folder
        }
    }

    @Test func `a database of a newer version is left alone`() async throws {
        try await withFolder { path in
            do {
                let store = try SQLiteStore(in: DataFolder(path: path))
                try await store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 future')") }
                try store.close()
            }
            #expect(throws: JournalError.newerVersion) { try SQLiteStore(in: DataFolder(path: path)) }
        }
    }

    @Test func `one may read beside the one who writes`() async throws {
        try await withFolder { path in
            let writer = try SQLiteStore(in: DataFolder(path: path))
            try await writer.found(record)
            let reader = try SQLiteStore(reading: path)
            try await writer.append(batch([entry(1)]), to: "482917", after: 0)

            #expect(try await reader.entries(of: "482917", after: 0, limit: 10).count == 1)
        }
    }
}
