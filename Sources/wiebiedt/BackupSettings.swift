import Foundation

/// Where backups go, how often, and for how long.
struct BackupSettings {
    var folder: String
    var minutes: Int
    var days: Int

    /// Asks that the folder is one in which backups can be put, and makes it if need be; nothing when none are made.
    ///
    /// A disk that is full, or that can only be read now, keeps nobody waiting: each backup that fails is logged.
    ///
    /// - Throws: `ExitCode` 78, after saying so.
    func requireFolder() throws {
        guard minutes > 0 else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch CocoaError.fileWriteOutOfSpace, CocoaError.fileWriteVolumeReadOnly {
            return
        } catch {
            throw unusable("it is no folder and cannot be made one")
        }
        guard access(folder, W_OK | X_OK) == 0 || errno == EROFS else {
            throw unusable(String(cString: strerror(errno)))
        }
    }

    private func unusable(_ why: String) -> any Error {
        Failure.configuration(
            "no backup can be put in \(folder): \(why); see --backups, or make none with --backup-minutes 0")
    }
}
