import Foundation
import GRDB

extension SQLiteStore {
    /// Tries to write as a commitment would be written, and takes it back.
    ///
    /// A transaction that is rolled back shows that nobody else holds the database, but touches no disk; so a page is
    /// written to a file beside it, synced, and removed as well.
    ///
    /// - Throws: `DatabaseError` or ``JournalError/folderUnusable(_:)``; nothing of the try is left.
    public func tryWriting() async throws {
        try await pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try db.execute(sql: "PRAGMA user_version = 1")
                return .rollback
            }
        }
        guard let folder else { return }
        try await folder.tryWriting()
    }
}

extension DataFolder {
    /// Writes a page to a file, syncs it, and removes it.
    fileprivate func tryWriting() async throws {
        let file = path + "/attempt"
        // A sync may take as long as the disk likes; that must not hold up a thread of Swift's.
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                let result = Result { try replaceFile(file, with: [UInt8](repeating: 0, count: 4096), mode: 0o600) }
                unlink(file)
                unlink(file + ".new")
                continuation.resume(with: result)
            }
        }
    }
}
