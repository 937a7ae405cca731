import Foundation
import GRDB
import LedgerFormat
import OpenSSL

extension SQLiteStore: Journal {
    /// Every conference that was ever founded here, oldest first.
    public func conferences() async throws -> [ConferenceRecord] {
        try await reading { db in
            try Row.fetchAll(db, sql: "SELECT code, epoch, origin, unsigned FROM conference ORDER BY rowid").map {
                ConferenceRecord(code: $0["code"], epoch: $0["epoch"], origin: $0["origin"], unsigned: $0["unsigned"])
            }
        }
    }

    /// Makes room for a conference.
    public func found(_ conference: ConferenceRecord) async throws {
        do {
            try await pool.write { db in
                try db.execute(
                    sql: "INSERT INTO conference (code, epoch, origin) VALUES (?, ?, ?)",
                    arguments: [conference.code, conference.epoch, conference.origin]
                )
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw JournalError.conferenceExists
        }
    }

    /// Stores a batch in one transaction.
    public func append(_ batch: JournalBatch, to code: String, after seq: Int) async throws {
        try await pool.write { db in
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT coalesce(max(seq), 0) FROM entry WHERE conference = ?"),
                arguments: [code]
            )
            guard last == seq else { throw JournalError.conflict(expected: seq, found: last ?? 0) }
            try Self.insert(batch.entries, code, db)
            try Self.insert(batch.nodes, code, db)
            try Self.insert(batch.checkpoint, code, db)
            try Self.erase(batch.erases, code, db)
            for person in batch.revokes { try Self.revokeAll(of: person, in: code, db) }
            for person in batch.signsOut { try Self.revokeSessions(of: person, in: code, db) }
        }
        if !batch.erases.isEmpty { try await wipe() }
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
                arguments: [code, new.seq, Data(new.line.bytes), Data(new.leaf.bytes), new.command]
            )
            if let sealed = new.line.words {
                try words.execute(arguments: [code, new.seq, Data(sealed.salt), Data(sealed.json)])
            }
        }
    }

    /// Takes words away, and the digests of the commands that held them, from which a likely name could be guessed.
    private static func erase(_ places: [Int], _ code: String, _ db: Database) throws {
        for seq in places {
            try db.execute(sql: "DELETE FROM words WHERE conference = ? AND seq = ?", arguments: [code, seq])
            try db.execute(
                sql: """
                    UPDATE command SET content = NULL WHERE conference = ?1
                    AND id = (SELECT command FROM entry WHERE conference = ?1 AND seq = ?2)
                    """,
                arguments: [code, seq]
            )
        }
    }

    /// The entries of a conference from `seq + 1` on.
    public func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry] {
        try await reading { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT seq, line, leaf, entry.command, content, salt, json
                        FROM entry
                        JOIN command ON command.conference = entry.conference AND command.id = entry.command
                        LEFT JOIN words USING (conference, seq)
                        WHERE entry.conference = ? AND seq > ? ORDER BY seq LIMIT ?
                        """
                ),
                arguments: [code, seq, limit]
            )
            var entries: [JournalEntry] = []
            while let row = try rows.next() {
                let entry = JournalEntry(row)
                guard entry.seq == (entries.last?.seq ?? seq) + 1,
                    try row.withUnsafeData(named: "leaf", { $0.map(Array.init) }) == entry.leaf.bytes
                else { throw JournalError.lineChanged(seq: entry.seq) }
                entries.append(entry)
            }
            return entries
        }
    }

    /// The bare lines of a conference from `seq + 1` on.
    public func lines(of code: String, after seq: Int, limit: Int) async throws -> (bytes: [UInt8], count: Int) {
        try await reading { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: "SELECT line FROM entry WHERE conference = ? AND seq > ? ORDER BY seq LIMIT ?"
                ),
                arguments: [code, seq, limit]
            )
            var bytes: [UInt8] = []
            var count = 0
            while let row = try rows.next() {
                try row.withUnsafeData(atIndex: 0) { if let data = $0 { bytes += data } }
                count += 1
            }
            return (bytes, count)
        }
    }
}

extension JournalEntry {
    fileprivate init(_ row: Row) {
        let salt: Data? = row["salt"]
        let json: Data? = row["json"]
        var words: SealedWords?
        if let salt, let json { words = SealedWords(salt: Array(salt), json: Array(json)) }
        let bytes: Data = row["line"]
        let line = LedgerLine(bytes: Array(bytes), words: words)
        let content: Data? = row["content"]
        self.init(
            seq: row["seq"],
            line: line,
            leaf: line.leaf,
            command: row["command"],
            content: content.flatMap { Digest(bytes: Array($0)) }
        )
    }
}
