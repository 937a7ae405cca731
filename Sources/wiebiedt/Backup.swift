import ArgumentParser
import Foundation
import Hall
import Marketplace
import Storage

/// `wiebiedt backup`: a copy of everything, while the server runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the database of a data folder while it is in use, and check the copy.",
        discussion: """
            The copy is one file, as of one instant. It is read from its first ledger line to its last before it gets \
            its name, which is printed. A running server makes backups itself; see `wiebiedt serve --help`. The file \
            ledger.key is not in it: keep a copy of that apart, in a safe place.

              wiebiedt backup --data ./data --to /mnt/usb
            """
    )

    @Option(help: "File or folder to write to (default: the folder of backups).")
    var to: String?

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try settings.values()
        guard FileManager.default.fileExists(atPath: values.data + "/wiebiedt.sqlite") else {
            throw Failure.missing("there is no database in \(values.data)")
        }
        let target = to ?? values.backups.folder
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { throw Failure.data("\(target) exists already; a backup replaces nothing") }
        let file = exists || to == nil ? BackupFile.name(in: target, at: Date()) : target
        do {
            let found = try await BackupFile(file).make(of: values.data, host: values.ledgerHost, progress: Progress())
            put("\(file)\n".utf8)
            let lines = found.findings.map(\.size).reduce(0, +)
            say("conferences: \(found.findings.count), ledger lines: \(lines), all read and checked")
        } catch {
            throw Failure.disk("no backup was made: \(error.sentence)")
        }
    }
}
