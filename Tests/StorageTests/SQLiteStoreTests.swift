import GRDB
import LedgerFormat
import OpenSSL
import TestSupport
import Testing

@testable import Storage

/// The journal's contract, on a real disk.
struct SQLiteStoreTests {
    private let record = ConferenceRecord(code: "482917", epoch: "e")

    private func entry(_ seq: Int, command: String? = nil, words: Bool = false) -> JournalEntry {
        let sealed = SealedWords(salt: Array(repeating: 1, count: 32), json: Array("{\"name\":\"Anna\"}".utf8))
        return JournalEntry(
            seq: seq,
            line: LedgerLine(bytes: Array("line \(seq)\n".utf8), words: words ? sealed : nil),
            command: command ?? "c\(seq)",
            content: Digest(of: [UInt8(seq & 255)])
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
                try await store.append(entries, to: "482917", after: 0)
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
            try await store.append([entry(1), entry(2)], to: "482917", after: 0)

            await #expect(throws: JournalError.conflict(expected: 1, found: 2)) {
                try await store.append([entry(2)], to: "482917", after: 1)
            }
            #expect(try await store.entries(of: "482917", after: 0, limit: 10).count == 2)
        }
    }

    @Test func `a batch is stored whole or not at all`() async throws {
        try await withStore { store in
            try await store.append([entry(1, command: "used")], to: "482917", after: 0)

            await #expect(throws: DatabaseError.self) {
                try await store.append([entry(2), entry(3, command: "used")], to: "482917", after: 1)
            }
            #expect(try await store.entries(of: "482917", after: 0, limit: 10).map(\.seq) == [1])
        }
    }

    @Test(arguments: [
        "UPDATE entry SET line = x'6162'", "DELETE FROM entry", "DELETE FROM command",
        "UPDATE command SET content = zeroblob(32)", "UPDATE command SET id = 'other', content = NULL",
        "UPDATE words SET json = x'7B7D'",
        "INSERT INTO entry VALUES ('482917', 3, x'6162', zeroblob(32), 'c3')",
        "INSERT OR REPLACE INTO entry VALUES ('482917', 1, x'6162', zeroblob(32), 'c1')",
        "INSERT INTO entry VALUES ('482917', 'two', x'6162', zeroblob(32), 'c2')",
        "INSERT INTO entry VALUES ('000000', 1, x'6162', zeroblob(32), 'c1')",
        "INSERT INTO access VALUES (x'00', '482917', 1, 'link', 0)",
    ])
    func `the database itself refuses to change what was told`(sql: String) async throws {
        try await withStore { store in
            try await store.append([entry(1, words: true)], to: "482917", after: 0)

            await #expect(throws: DatabaseError.self) { try await store.pool.write { try $0.execute(sql: sql) } }
            #expect(
                try await store.entries(of: "482917", after: 0, limit: 10).map(\.line) == [entry(1, words: true).line])
        }
    }

    @Test func `words can be erased, and with them what was asked`() async throws {
        try await withStore { store in
            try await store.append([entry(1, words: true)], to: "482917", after: 0)
            try await store.pool.write { db in
                try db.execute(sql: "DELETE FROM words")
                try db.execute(sql: "UPDATE command SET content = NULL")
            }
            let read = try await store.entries(of: "482917", after: 0, limit: 10)

            #expect(read.map(\.line.words) == [nil])
            #expect(read.map(\.content) == [nil])
            #expect(read.map(\.line.leaf) == [entry(1).line.leaf])
        }
    }

    @Test(arguments: [
        (["DROP TRIGGER entry_is_final", "UPDATE entry SET line = x'6162' WHERE seq = 2"], 2),
        (["DROP TRIGGER entry_stays", "PRAGMA foreign_keys = OFF", "DELETE FROM entry WHERE seq = 2"], 3),
    ])
    func `a line that was changed behind our back is found when it is read`(sql: [String], seq: Int) async throws {
        try await withStore { store in
            try await store.append([entry(1), entry(2), entry(3)], to: "482917", after: 0)
            try await store.pool.writeWithoutTransaction { db in for sql in sql { try db.execute(sql: sql) } }

            await #expect(throws: JournalError.lineChanged(seq: seq)) {
                try await store.entries(of: "482917", after: 0, limit: 10)
            }
        }
    }

    @Test func `a code belongs to one conference`() async throws {
        try await withStore { store in
            await #expect(throws: JournalError.conferenceExists) {
                try await store.found(ConferenceRecord(code: "482917", epoch: "other"))
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
            try await writer.append([entry(1)], to: "482917", after: 0)

            #expect(try await reader.entries(of: "482917", after: 0, limit: 10).count == 1)
        }
    }
}

/// Tokens, of which only digests are kept.
struct AccessStoreTests {
    private func access(_ token: String) -> Access {
        Access(
            token: Digest(of: token.utf8),
            conference: "482917",
            person: 7,
            purpose: .session,
            grantedAt: 1
        )
    }

    @Test func `a token lets in until it is revoked`() async throws {
        try await withFolder { path in
            let store = try SQLiteStore(in: DataFolder(path: path))
            try await store.found(ConferenceRecord(code: "482917", epoch: "e"))
            try await store.grant(access("secret"))

            #expect(try await store.access(by: Digest(of: "secret".utf8)) == access("secret"))
            #expect(try await store.access(by: Digest(of: "guess".utf8)) == nil)

            try await store.revoke(Digest(of: "secret".utf8))
            #expect(try await store.access(by: Digest(of: "secret".utf8)) == nil)
        }
    }
}
