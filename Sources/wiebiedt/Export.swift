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

    @Option(help: "csv for Dutch Excel, json for other systems, ledger for the lines with what proves them.")
    var format: Format

    @Flag(name: .customLong("with-words"), help: "Ledger: with the words of each line, which are personal data.")
    var withWords = false

    @Option(help: "File to write (default: stdout).")
    var output: String?

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try await settings.values()
        let store: SQLiteStore
        do {
            store = try SQLiteStore(reading: values.data)
        } catch {
            throw Failure.configuration("\(values.data) cannot be read: \(error.sentence)")
        }
        let file = try OutputFile(output)
        do {
            let summary = try await write(store, lists: values.site.web, to: file)
            try file.finish()
            say("\(code): \(summary)")
        } catch let error as JournalError {
            throw Failure.disk("the ledger of \(code) \(error.sentence)")
        }
    }

    private func write(_ store: SQLiteStore, lists: String, to file: OutputFile) async throws -> String {
        if format == .ledger {
            guard let ledger = try await LedgerCopy(of: code, from: store) else { throw unknown }
            try await ledger.writeFile(withWords: withWords) { try file.write($0) }
            return "\(ledger.size) lines"
        }
        let ledger = try await Ledger(of: code, from: store)
        guard ledger.conference.seq > 0 else { throw unknown }
        let catalogue: Catalogue
        do {
            catalogue = try Catalogue(web: lists)
        } catch {
            throw Failure.configuration("\(error)")
        }
        let list = CommitmentList(
            ledger.conference,
            code: code,
            catalogue: catalogue,
            checkpoint: ledger.checkpoint
        )
        try file.write(format == .csv ? list.csv : list.json)
        return "\(ledger.conference.offers.count) offers, up to line \(ledger.conference.seq)"
    }

    private var unknown: ExitCode { Failure.missing("there is no conference \(code)") }
}
