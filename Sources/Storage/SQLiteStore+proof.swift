import Foundation
import GRDB
public import LedgerFormat
public import OpenSSL

extension SQLiteStore {
    static func insert(_ nodes: [LedgerTree.Node], _ code: String, _ db: Database) throws {
        let node = try db.cachedStatement(
            sql: "INSERT INTO node (conference, level, place, digest) VALUES (?, ?, ?, ?)"
        )
        for new in nodes {
            try node.execute(arguments: [code, new.place.level, new.place.index, Data(new.digest.bytes)])
        }
    }

    static func insert(_ checkpoint: StoredCheckpoint, _ code: String, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO checkpoint (conference, size, note, changes_key) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [code, checkpoint.size, checkpoint.note, checkpoint.changesKey])
    }

    /// The first signed checkpoint that covers so many lines.
    public func checkpoint(of code: String, covering size: Int) async throws -> StoredCheckpoint? {
        try await checkpoint("size >= ? ORDER BY size", [code, size])
    }

    /// The last signed checkpoint.
    public func lastCheckpoint(of code: String) async throws -> StoredCheckpoint? {
        try await checkpoint("size > 0 ORDER BY size DESC", [code])
    }

    private func checkpoint(_ choice: String, _ arguments: StatementArguments) async throws -> StoredCheckpoint? {
        try await reading { db in
            try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT size, note, changes_key FROM checkpoint WHERE conference = ? AND \(choice) LIMIT 1"
                ),
                arguments: arguments
            )
            .map { StoredCheckpoint(size: $0["size"], note: $0["note"], changesKey: $0["changes_key"]) }
        }
    }

    /// The checkpoints with which a key changed, oldest first.
    public func keyChanges(of code: String) async throws -> [StoredCheckpoint] {
        try await reading { db in
            try Row.fetchAll(
                db,
                sql: "SELECT size, note FROM checkpoint WHERE conference = ? AND changes_key ORDER BY size",
                arguments: [code]
            )
            .map { StoredCheckpoint(size: $0["size"], note: $0["note"], changesKey: true) }
        }
    }

    /// Nodes of the tree, leaves among them.
    public func nodes(
        of code: String,
        at places: [LedgerTree.Place]
    ) async throws -> [LedgerTree.Place: Digest] {
        try await reading { db in
            let leaf = try db.cachedStatement(sql: "SELECT leaf FROM entry WHERE conference = ? AND seq = ?")
            let node = try db.cachedStatement(
                sql: "SELECT digest FROM node WHERE conference = ? AND level = ? AND place = ?"
            )
            var nodes: [LedgerTree.Place: Digest] = [:]
            for place in places {
                let data =
                    place.level == 0
                    ? try Data.fetchOne(leaf, arguments: [code, place.index + 1])
                    : try Data.fetchOne(node, arguments: [code, place.level, place.index])
                nodes[place] = data.flatMap { Digest(bytes: Array($0)) }
            }
            return nodes
        }
    }

    /// Takes the lines of a conference as they are.
    public func replant(
        _ code: String,
        nodes: [LedgerTree.Node],
        checkpoints: [StoredCheckpoint],
        epoch: String
    ) async throws {
        try await pool.write { db in
            try db.execute(sql: proofMayChange)
            try db.execute(sql: "DELETE FROM node WHERE conference = ?", arguments: [code])
            try db.execute(sql: "DELETE FROM checkpoint WHERE conference = ?", arguments: [code])
            try Self.insert(nodes, code, db)
            for checkpoint in checkpoints { try Self.insert(checkpoint, code, db) }
            try db.execute(
                sql: "UPDATE conference SET epoch = ?, unsigned = 0 WHERE code = ?",
                arguments: [epoch, code]
            )
            try db.execute(sql: walls)
        }
    }
}
