import Foundation
import Synchronization

/// The one folder that holds everything: the database, the key of the ledgers, the marks, and backups unless told
/// otherwise.
///
/// Whoever holds this value holds the folder: a second server on it would not see what the first one decides.
public final class DataFolder: Sendable {
    /// Where it is.
    public let path: String
    private let lock: Mutex<Int32?>

    /// The database in it.
    public var database: String { Self.database(in: path) }

    /// The database in a folder that is only read.
    static func database(in path: String) -> String { path + "/wiebiedt.sqlite" }

    /// Takes the folder, making it if need be, for as long as the value lives.
    ///
    /// - Throws: ``JournalError/folderInUse(_:)``, when another program holds it;
    ///   ``JournalError/folderUnusable(_:)``, when it cannot be made or written.
    public init(path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw JournalError.folderUnusable("it is no folder and cannot be made one")
        }
        try Self.requireOwner(of: path)
        let file = path + "/lock"
        let lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw JournalError.folderUnusable(String(cString: strerror(errno))) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw JournalError.folderInUse(path)
        }
        self.path = path
        self.lock = Mutex(lock)
    }

    /// Asks of root that the folder is its own.
    ///
    /// What root makes in the folder of somebody else, such as the mark of a ledger, they could not read the next time.
    private static func requireOwner(of path: String) throws {
        var found = stat()
        guard geteuid() == 0, stat(path, &found) == 0, found.st_uid != 0 else { return }
        throw JournalError.folderUnusable("it belongs to user \(found.st_uid), and this is root; run it as that user")
    }

    /// Lets go of the folder, before the value goes.
    public func release() {
        lock.withLock { lock in
            if let held = lock { close(held) }  // and with it the lock
            lock = nil
        }
    }

    deinit { release() }
}
