import GRDB

/// A journal and its access tokens in one SQLite database.
///
/// There is one connection that writes, and it alone checkpoints; all others only read. That keeps clear of the
/// WAL-reset bug of SQLite before 3.51.3, which needs two connections that write or checkpoint at the same instant.
public final class SQLiteStore: Sendable {
    let pool: DatabasePool
    let folder: DataFolder?

    /// Opens the database in a folder for writing, and makes it if there is none.
    ///
    /// - Throws: ``JournalError/notDurable(_:)``, when a commit would not survive a loss of power;
    ///   ``JournalError/newerVersion``; ``JournalError/damaged(_:)``; ``JournalError/folderUnusable(_:)``, when it is the
    ///   database of another program, or cannot be written; `DatabaseError`, when something else is wrong with it.
    public init(in folder: DataFolder) throws {
        self.folder = folder
        do {
            try Self.requireOurs(folder.database)
            pool = try DatabasePool(path: folder.database, configuration: Self.configuration)
            try pool.writeWithoutTransaction(Self.makeDurable)
            if try pool.read(migrator.hasBeenSuperseded) { throw JournalError.newerVersion }
            try migrator.migrate(pool)
            try pool.write { try $0.execute(sql: walls) }
            // What a crash left in the log may be what was being erased.
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch let error as DatabaseError {
            throw JournalError(opening: error) ?? error
        }
    }

    /// Opens the database in a folder for reading only, beside a server that may be running.
    public convenience init(reading path: String) throws {
        try self.init(readingFile: DataFolder.database(in: path))
    }

    /// Opens a database for reading only, such as a backup.
    ///
    /// - Throws: ``JournalError/newerVersion``; ``JournalError/damaged(_:)``, when it is no database of this program.
    public init(readingFile path: String) throws {
        folder = nil
        var configuration = Self.configuration
        configuration.readonly = true
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            if try pool.read(migrator.hasBeenSuperseded) { throw JournalError.newerVersion }
            guard try pool.read(migrator.hasCompletedMigrations) else {
                let isOurs = try pool.read { try migrator.appliedIdentifiers($0).contains("001 journal") }
                throw isOurs ? JournalError.olderVersion : .damaged("it is no database of wiebiedt")
            }
        } catch let error as DatabaseError where error.isDamage {
            throw JournalError.damaged(error.message ?? "it is no database")
        }
    }

    /// The version of SQLite that the system brought.
    public func sqliteVersion() throws -> String {
        try pool.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
    }

    /// Reads, and says so when the file is damaged.
    func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw error.isDamage ? JournalError.damaged(error.message ?? "a page cannot be read") : error
        }
    }

    /// Empties the write-ahead log, in which what was erased may still stand.
    ///
    /// The pool's own readers are waited for. A reader from outside, such as an export, holds it up for as long as it
    /// reads; after some seconds the rest is left to the next checkpoint.
    func wipe() async throws {
        for _ in 0..<50 {
            do {
                _ = try await pool.barrierWriteWithoutTransaction { try $0.checkpoint(.truncate) }
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// Writes everything back into the database file and closes it.
    public func close() throws {
        if folder != nil {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
        try pool.close()
    }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.maximumReaderCount = 4
        return configuration
    }

    /// Makes a commit wait for the disk.
    ///
    /// After opening, and not before: GRDB's pool sets `synchronous` to NORMAL when it sets up WAL (`setUpWALMode`), and
    /// with NORMAL a commit is on disk only at the next checkpoint (https://www.sqlite.org/pragma.html#pragma_synchronous).
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // What is deleted is overwritten with zeros, in the file and in the log (https://www.sqlite.org/pragma.html).
        try db.execute(sql: "PRAGMA secure_delete = ON")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw JournalError.notDurable("synchronous is not FULL")
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
            throw JournalError.notDurable("journal_mode is not wal")
        }
    }
}
