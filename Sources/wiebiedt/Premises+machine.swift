import CTimex
import Foundation
import Marketplace
import Site
import Storage

extension Premises {
    /// This machine: the store, and the folders of the settings.
    init(_ store: SQLiteStore, _ settings: Settings.Values) {
        let (data, kept) = (settings.data, settings.backups)
        self.init(
            tryLedger: { try await store.tryWriting() },
            freeBytes: { bytesFree(in: data) },
            isClockSynchronised: { followsAnotherClock() },
            backups: {
                Backups(
                    on: kept.minutes > 0,
                    writable: canWrite(in: kept.folder),
                    last: lastBackup(in: kept.folder),
                    otherDevice: device(of: kept.folder) != device(of: data)
                )
            }
        )
    }
}

/// What a user other than root may still write there.
private func bytesFree(in folder: String) -> Int? {
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { return nil }
    return Int(clamping: UInt64(found.f_bavail) * UInt64(found.f_frsize))
}

/// What the kernel says of its clock (adjtimex(2)): whether something keeps it right.
private func followsAnotherClock() -> Bool? {
    var asked = timex()
    let state = adjtimex(&asked)
    return state < 0 ? nil : state != TIME_ERROR
}

/// Whether a backup could be put there now: the folder is made if need be, as a backup makes it, and written.
private func canWrite(in folder: String) -> Bool {
    let file = folder + "/attempt"
    defer {
        unlink(file)
        unlink(file + ".new")
    }
    do {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try replaceFile(file, with: [UInt8](repeating: 0, count: 4096), mode: 0o600)
        return true
    } catch {
        return false
    }
}

private func lastBackup(in folder: String) -> Moment? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let latest = names.filter { $0.hasPrefix("wiebiedt-") && $0.hasSuffix(BackupFile.ending) }.max()
    guard let latest,
        let made = try? FileManager.default.attributesOfItem(atPath: folder + "/" + latest)[.modificationDate] as? Date
    else { return nil }
    return Moment(milliseconds: Int64(made.timeIntervalSince1970 * 1000))
}

/// The device that a folder is on; 0 when there is no such folder.
private func device(of folder: String) -> dev_t {
    var found = stat()
    return stat(folder, &found) == 0 ? found.st_dev : 0
}
