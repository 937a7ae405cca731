import ArgumentParser
import Foundation
import Hall
import LedgerFormat
import Logging
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// `wiebiedt restore`: puts a backup in the place of a database.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup back, after checking it.",
        discussion: """
            Nothing is touched unless the whole backup reads well. The database that was there is kept aside, and \
            named. Whoever was erased since the backup was made is erased again before anybody is served. A backup \
            that has less than the ledger was known to have is put back only with --accept-rollback, which then stands \
            in the ledger for everybody to see.

              wiebiedt restore data/backups/wiebiedt-20270321T131502123Z.backup --data ./data
            """
    )

    @Argument(help: "The backup.")
    var file: String

    @Flag(name: .customLong("accept-rollback"), help: "Accept that what came after the backup is lost.")
    var acceptsRollback = false

    @Flag(name: .customLong("lost-key"), help: "The key that signed it is gone: go on with another, on the record.")
    var lostKey = false

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try settings.values()
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw Failure.missing("there is no file \(file)")
        }
        let (found, erased) = try await replace(values)
        let opening = try await Opening.forgetting(erased) {
            try await Opening(
                values,
                trustsElders: true,
                acceptsRollback: true,
                trustsAnyKey: lostKey,
                logger: Logger(label: "restore") { _ in SwiftLogNoOpLogHandler() }
            )
        }
        let key = opening.archive.notary.key.publicKey
        try await opening.alone { house in
            // What another key had signed goes on with the present one, and says so.
            for finding in found.findings where !finding.isSigned(by: key) {
                _ = await house.conference(finding.record.code)?
                    .submit(.replaceKey(key.bytes.hex, lost: true), id: Random.token(bytes: 16), by: .house)
            }
        }
        say("restored; start the server as usual")
    }

    /// Checks the backup and puts it in place, with the folder held against other servers.
    ///
    /// - Returns: what was found in it, and who must be erased in it.
    private func replace(_ values: Settings.Values) async throws -> (Examination, Set<ErasureList.Erasure>) {
        let folder: DataFolder
        do {
            folder = try DataFolder(path: values.data)
        } catch JournalError.folderInUse {
            throw Failure.configuration("\(values.data) is in use by another wiebiedt; stop that one first")
        } catch {
            throw Failure.configuration("\(values.data) cannot be used: \(error.sentence)")
        }
        let key = try keyToGoOnWith(folder)
        let progress = Progress()
        let part = values.data + "/restoring.sqlite"
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) } }
        let marks = try MarkFolder(in: folder)
        let found: Examination
        do {
            try? FileManager.default.removeItem(atPath: part)
            try await progress.following(part, upToSizeOf: file, "copied") {
                try FileManager.default.copyItem(atPath: file, toPath: part)
            }
            let notary = lostKey ? nil : Notary(key: key, elders: folder.formerKeys, host: values.ledgerHost)
            found = try await BackupFile(file).examine(part, by: notary, marks: marks, progress)
        } catch {
            throw Failure.data("\(file) cannot be put back: \(error.sentence); nothing was changed")
        }
        guard !found.findings.isEmpty else {
            throw Failure.data("\(file) cannot be put back: there is no conference in it; nothing was changed")
        }
        for known in found.absent {
            let name = "the ledger \(known.origin), which was known to have \(known.size) lines, is not in \(file)"
            guard acceptsRollback else {
                throw Failure.configuration("nothing was put back: \(name); --accept-rollback gives it up for good")
            }
            say("\(name); it is given up")
        }
        for finding in found.findings {
            guard let fault = finding.fault, !acceptsRollback else { continue }
            throw Failure.configuration(
                """
                \(file) was not put back: the ledger of \(finding.record.code) in it \(fault); nothing was changed. \
                To put it back all the same, on the record, add --accept-rollback.
                """)
        }
        let erasures = ErasureList(in: [
            values.data, values.backups.folder, (file as NSString).deletingLastPathComponent,
        ])
        let known = erasures.all.union(await erasedHere(folder))
        try swap(part, into: folder)
        return (found, known)
    }

    /// Who was erased in the database that is to be replaced, as far as it can still be read.
    private func erasedHere(_ folder: DataFolder) async -> Set<ErasureList.Erasure> {
        guard FileManager.default.fileExists(atPath: folder.database), let store = try? SQLiteStore(in: folder) else {
            return []
        }
        defer { try? store.close() }
        guard let found = try? await Examination(of: store, notary: nil) else { return [] }
        return Set(
            found.findings.flatMap { finding in
                finding.erased.map { .init(of: $0, in: finding.record.code) }
            }
        )
    }

    /// The key of the folder, without which nothing could go on; another one only when told that it is lost.
    private func keyToGoOnWith(_ folder: DataFolder) throws -> SigningKey {
        do {
            if let key = try folder.signingKey() { return key }
            if lostKey { return try folder.makeSigningKey() }
        } catch {
            throw Failure.configuration("\(folder.path)/ledger.key cannot be used: \(error)")
        }
        throw Failure.configuration(
            """
            there is no ledger.key in \(folder.path), without which nothing can go on; put your copy of it there first, \
            or go on with another key with --lost-key; nothing was changed
            """)
    }

    /// Puts the copy in place by one rename, so that there is always a whole database of that name.
    private func swap(_ part: String, into folder: DataFolder) throws {
        let database = folder.database
        if FileManager.default.fileExists(atPath: database) {
            let aside = BackupFile.name(in: folder.path, at: Date()).replacing(BackupFile.ending, with: ".replaced")
            guard link(database, aside) == 0 else {
                throw Failure.disk("\(aside) could not be written: \(String(cString: strerror(errno)))")
            }
            rename(database + "-wal", aside + "-wal")
            say("what was there is now \(aside); it holds personal data, and expires like a backup")
        }
        // The log of another database must not be replayed into this one.
        for suffix in ["-wal", "-shm"] { unlink(database + suffix) }
        try syncFile(part)
        guard rename(part, database) == 0 else {
            throw Failure.disk("\(database) could not be written: \(String(cString: strerror(errno)))")
        }
        try syncFolder(of: database)
    }
}
