import Foundation
import GRDB
import LedgerFormat
import OpenSSL

extension SQLiteStore: Journal {
    /// Every conference that was ever founded here, oldest first.
    public func conferences() async throws -> [ConferenceRecord] {
        try await pool.read { db in
            try Row.fetchAll(db, sql: "SELECT code, epoch FROM conference ORDER BY rowid").map {
                ConferenceRecord(code: $0["code"], epoch: $0["epoch"])
            }
        }
    }

    /// Makes room for a conference.
    public func found(_ conference: ConferenceRecord) async throws {
        do {
            try await pool.write { db in
                try db.execute(
                    sql: "INSERT INTO conference (code, epoch) VALUES (?, ?)",
                    arguments: [conference.code, conference.epoch]
                )
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw JournalError.conferenceExists
        }
    }

    /// Stores entries in one transaction.
    public func append(_ entries: [JournalEntry], to code: String, after seq: Int) async throws {
        precondition(entries.count <= JournalEntry.batchMaximum)
        try await pool.write { db in
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT coalesce(max(seq), 0) FROM entry WHERE conference = ?"),
                arguments: [code]
            )
            guard last == seq else { throw JournalError.conflict(expected: seq, found: last ?? 0) }
            try Self.insert(entries, code, db)
        }
    }

    private static func insert(_ entries: [JournalEntry], _ code: String, _ db: Database) throws {
        let entry = try db.cachedStatement(
            sql: "INSERT INTO entry (conference, seq, line, leaf, command) VALUES (?, ?, ?, ?, ?)"
        )
        let words = try db.cachedStatement(
            sql: "INSERT INTO words (conference, seq, salt, json) VALUES (?, ?, ?, ?)"
        )
        let command = try db.cachedStatement(
            sql: "INSERT INTO command (conference, id, content) VALUES (?, ?, ?)"
        )
        var before: String?
        for new in entries {
            // The events of one command follow each other and share its id.
            if new.command != before {
                try command.execute(arguments: [code, new.command, new.content.map { Data($0.bytes) }])
                before = new.command
            }
            try entry.execute(
                arguments: [code, new.seq, Data(new.line.bytes), Data(new.line.leaf.bytes), new.command]
            )
            if let sealed = new.line.words {
                try words.execute(arguments: [code, new.seq, Data(sealed.salt), Data(sealed.json)])
            }
        }
    }

    /// The entries of a conference from `seq + 1` on.
    public func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry] {
        try await pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT seq, line, leaf, entry.command, content, salt, json
                    FROM entry
                    JOIN command ON command.conference = entry.conference AND command.id = entry.command
                    LEFT JOIN words USING (conference, seq)
                    WHERE entry.conference = ? AND seq > ? ORDER BY seq LIMIT ?
                    """,
                arguments: [code, seq, limit]
            )
            var entries: [JournalEntry] = []
            while let row = try rows.next() {
                let entry = JournalEntry(row)
                let leaf: Data = row["leaf"]
                guard entry.seq == (entries.last?.seq ?? seq) + 1, Array(leaf) == entry.line.leaf.bytes else {
                    throw JournalError.lineChanged(seq: entry.seq)
                }
                entries.append(entry)
            }
            return entries
        }
    }
}

extension JournalEntry {
    fileprivate init(_ row: Row) {
        let salt: Data? = row["salt"]
        let json: Data? = row["json"]
        var words: SealedWords?
        if let salt, let json { words = SealedWords(salt: Array(salt), json: Array(json)) }
        let line: Data = row["line"]
        let content: Data? = row["content"]
        self.init(
            seq: row["seq"],
            line: LedgerLine(bytes: Array(line), words: words),
            command: row["command"],
            content: content.flatMap { Digest(bytes: Array($0)) }
        )
    }
}
