import Foundation
import GRDB

extension SQLiteStore {
    /// Asks that a file is a database of this program, or of none yet, before anything is changed in it.
    ///
    /// To open a database for writing is to change it: it gets a write-ahead log and, having none of our tables, all of
    /// them. A file of another program that was taken for ours would no longer be what that program knows.
    static func requireOurs(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        var looking = configuration
        looking.readonly = true
        let isOurs = try DatabaseQueue(path: path, configuration: looking).read { database in
            let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            // A first start that was cut off leaves nothing, or the table that counts the steps of the schema.
            if tables.allSatisfy({ $0 == "grdb_migrations" }) { return true }
            return try tables.contains("grdb_migrations")
                && migrator.appliedIdentifiers(database).contains("001 journal")
        }
        guard isOurs else {
            throw JournalError.folderUnusable(
                "wiebiedt.sqlite is the database of another program, and is left as it is; use another folder")
        }
    }
}

extension JournalError {
    /// What an operator can do something about when a database cannot be opened; nil for all else.
    init?(opening error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .damaged(error.message ?? "it is no database")
        case .SQLITE_FULL:
            self = .folderUnusable("the disk is full; make room")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            self = .folderUnusable("wiebiedt.sqlite cannot be opened and written by this user; see to whom it belongs")
        case .SQLITE_IOERR:
            self = .folderUnusable("the disk fails: \(error.message ?? "wiebiedt.sqlite cannot be read")")
        default:
            return nil
        }
    }
}
