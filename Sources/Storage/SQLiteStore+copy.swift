import Dispatch
import Foundation
import GRDB

extension SQLiteStore {
    /// Copies a database that a server may be writing, as it is at one instant, into a new file.
    ///
    /// By a connection of its own that only reads: whoever commits meanwhile does not wait. What was erased is not in
    /// the copy, since only what is in use is written. The copy is synced.
    ///
    /// - Parameters:
    ///   - database: the file to copy.
    ///   - path: a file that does not exist.
    /// - Throws: `DatabaseError`; ``JournalError/damaged(_:)``.
    public static func copy(_ database: String, to path: String) async throws {
        // It takes as long as the disk likes, and must not hold up a thread on which conferences are judged.
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try copyNow(database, to: path) })
            }
        }
    }

    private static func copyNow(_ database: String, to path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let source = try DatabaseQueue(path: database, configuration: configuration)
            try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
            try source.close()
        } catch let error as DatabaseError where error.isDamage {
            throw JournalError.damaged(error.message ?? "a page cannot be read")
        }
        try syncFile(path)
        try syncFolder(of: path)
    }

    /// Looks at every page of a database.
    ///
    /// - Throws: ``JournalError/damaged(_:)``, with the first thing that is wrong.
    public func examinePages() async throws {
        let verdict = try await reading { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw JournalError.damaged(verdict ?? "it cannot be checked") }
    }
}

extension DatabaseError {
    /// Whether the file holds something else than what was written.
    var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}
