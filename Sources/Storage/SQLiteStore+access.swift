import Foundation
import GRDB
public import OpenSSL

extension SQLiteStore: AccessStore {
    /// Lets the holders of tokens in.
    public func grant(_ accesses: [Access]) async throws {
        try await pool.write { db in
            let statement = try db.cachedStatement(
                sql: "INSERT INTO access (token, conference, person, purpose, granted_at) VALUES (?, ?, ?, ?, ?)"
            )
            for access in accesses {
                try statement.execute(
                    arguments: [
                        Data(access.token.bytes), access.conference, access.person, access.purpose.rawValue,
                        access.grantedAt,
                    ]
                )
            }
        }
    }

    /// Whom a token lets in.
    public func access(by token: Digest) async throws -> Access? {
        try await pool.read { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT conference, person, purpose, granted_at FROM access WHERE token = ?"
                ),
                arguments: [Data(token.bytes)]
            )
            guard let row, let purpose = Access.Purpose(rawValue: row["purpose"]) else { return nil }
            return Access(
                token: token,
                conference: row["conference"],
                person: row["person"],
                purpose: purpose,
                grantedAt: row["granted_at"]
            )
        }
    }

    /// Ends a token.
    public func revoke(_ token: Digest) async throws {
        try await pool.write { db in
            try db.execute(sql: "DELETE FROM access WHERE token = ?", arguments: [Data(token.bytes)])
        }
    }

    static func revokeAll(of person: Int, in conference: String, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM access WHERE conference = ? AND person = ?",
            arguments: [conference, person]
        )
    }

    static func revokeSessions(of person: Int, in conference: String, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM access WHERE conference = ? AND person = ? AND purpose = ?",
            arguments: [conference, person, Access.Purpose.session.rawValue]
        )
    }
}
