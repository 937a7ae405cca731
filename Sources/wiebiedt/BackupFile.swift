import Foundation
import Hall
import Marketplace
import OpenSSL
import Storage

/// One backup: a copy of the database that was read and found whole before it got its name.
struct BackupFile {
    static let ending = ".backup"

    let path: String

    init(_ path: String) { self.path = path }

    /// A name by the time in UTC, so that names sort by age.
    static func name(in folder: String, at time: Date) -> String {
        let moment = Moment(milliseconds: Int64(time.timeIntervalSince1970 * 1000)).rfc3339
        let stamp = moment.filter { $0.isNumber || $0 == "T" }
        return "\(folder)/wiebiedt-\(stamp)Z\(ending)"
    }

    /// Copies the database of a data folder, which may be in use.
    ///
    /// - Throws: what the copying throws, or ``Hall/BrokenLedger``; then there is no file.
    func make(of data: String, host: String, progress: Progress = Progress(quiet: true)) async throws -> Examination {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        let part = path + ".part"
        try? FileManager.default.removeItem(atPath: part)
        do {
            let source = data + "/wiebiedt.sqlite"
            try await progress.following(part, upToSizeOf: source, "copied") {
                try await SQLiteStore.copy(source, to: part)
            }
            chmod(part, 0o600)
            let notary = try DataFolder.signingKey(in: data).map { Notary(key: $0, host: host) }
            let found = try await examine(part, by: notary, progress)
            guard rename(part, path) == 0 else {
                throw JournalError.folderUnusable("\(path): \(String(cString: strerror(errno)))")
            }
            try syncFolder(of: path)
            return found
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
    }

    /// Reads a copy from its first page to its last line.
    func examine(
        _ file: String,
        by notary: Notary?,
        marks: (any MarkStore)? = nil,
        _ progress: Progress
    ) async throws -> Examination {
        let store = try SQLiteStore(readingFile: file)
        defer { try? store.close() }
        try await store.examinePages()
        return try await Examination(
            of: store,
            notary: notary,
            marks: marks,
            progress: { progress.tell("checked", $0, of: $1) }
        )
    }
}
