import ArgumentParser
import Exports
import Foundation
import Hall
import LedgerFormat
import Marketplace
import Site
import Storage

/// `wiebiedt export`: what the organiser takes home, from the console.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the commitments of a conference, or its ledger.",
        discussion: """
            Only reads, so it may run beside a server. What it writes is what the ledger adds up to at the line that \
            it names.

              wiebiedt export 482917 --format csv --output toezeggingen.csv
            """
    )

    /// A form to take commitments home in.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, json, ledger
    }

    @Argument(help: "The six digits of the conference.")
    var code: String

    @Option(help: "csv for Dutch Excel, json for other systems, ledger for the lines themselves.")
    var format: Format

    @Option(help: "File to write (default: stdout).")
    var output: String?

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try await settings.values()
        let catalogue: Catalogue
        let store: SQLiteStore
        do {
            catalogue = try Catalogue(web: values.site.web)
            store = try SQLiteStore(reading: values.data)
        } catch {
            throw Failure.configuration("\(values.data) cannot be read: \(error)")
        }
        let ledger = try await Ledger(of: code, from: store)
        guard ledger.conference.seq > 0 else { throw Failure.missing("there is no conference \(code)") }
        try write(bytes(ledger, catalogue))
        say("\(code): \(ledger.conference.offers.count) offers, up to line \(ledger.conference.seq)")
    }

    private func bytes(_ ledger: Ledger, _ catalogue: Catalogue) -> [UInt8] {
        let list = CommitmentList(ledger.conference, code: code, catalogue: catalogue)
        return switch format {
        case .csv: list.csv
        case .json: list.json
        case .ledger: ledger.lines
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return put(bytes) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw Failure.disk("\(output) could not be written: \(error)")
        }
    }
}
