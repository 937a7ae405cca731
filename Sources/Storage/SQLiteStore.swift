import GRDB

/// A journal and its access tokens in one SQLite database.
///
/// There is one connection that writes, and it alone checkpoints; all others only read. That keeps clear of the
/// WAL-reset bug of SQLite before 3.51.3, which needs two connections that write or checkpoint at the same instant.
public final class SQLiteStore: Sendable {
    let pool: DatabasePool
    private let folder: DataFolder?

    /// Opens the database in a folder for writing, and makes it if there is none.
    ///
    /// - Throws: ``JournalError/notDurable(_:)``, when a commit would not survive a loss of power;
    ///   ``JournalError/newerVersion``; `DatabaseError`, when it is no database or cannot be written.
    public init(in folder: DataFolder) throws {
        self.folder = folder
        pool = try DatabasePool(path: folder.database, configuration: Self.configuration)
        try pool.writeWithoutTransaction(Self.makeDurable)
        if try pool.read(migrator.hasBeenSuperseded) { throw JournalError.newerVersion }
        try migrator.migrate(pool)
    }

    /// Opens the database in a folder for reading only, beside a server that may be running.
    public init(reading path: String) throws {
        folder = nil
        var configuration = Self.configuration
        configuration.readonly = true
        pool = try DatabasePool(path: path + "/wiebiedt.sqlite", configuration: configuration)
        if try pool.read(migrator.hasBeenSuperseded) { throw JournalError.newerVersion }
    }

    /// The version of SQLite that the system brought.
    public func sqliteVersion() throws -> String {
        try pool.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
    }

    /// Writes everything back into the database file and closes it.
    public func close() throws {
        if folder != nil {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
        try pool.close()
    }

    private static var configuration: Configuration {
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
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw JournalError.notDurable("synchronous is not FULL")
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
            throw JournalError.notDurable("journal_mode is not wal")
        }
    }
}
