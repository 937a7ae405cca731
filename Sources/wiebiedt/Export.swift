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
        abstract: "Write the commitments of a conference, its people, or its ledger.",
        discussion: """
            Only reads, so it may run beside a server. What it writes is what the ledger adds up to at the line that \
            it names.

              wiebiedt export 482917 --format xlsx --output toezeggingen.xlsx
            """
    )

    /// A form to take commitments home in.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, xlsx, ods, json, ics, participants, addresses, ledger

        /// The form of the file; nil for the ledger.
        var form: ExportForm? { ExportForm(rawValue: rawValue) }
    }

    @Argument(help: "The six digits of the conference.")
    var code: String

    @Option(
        help: """
            csv for Dutch Excel, xlsx and ods for spreadsheets, json for other systems, ics for agendas, participants \
            as they are brought in, addresses for letters, ledger for the lines with what proves them.
            """
    )
    var format: Format

    @Flag(name: .customLong("hide-names"), help: "Leave out who asked not to be named.")
    var hidesNames = false

    @Flag(help: "csv, participants, addresses: commas and RFC 3339, for other programs than Excel.")
    var machine = false

    @Flag(name: .customLong("with-words"), help: "Ledger: with the words of each line, which are personal data.")
    var withWords = false

    @Option(help: "File to write (default: stdout).")
    var output: String?

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try settings.values()
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
        guard let form = format.form else {
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
            checkpoint: ledger.checkpoint,
            selection: .init(namesHidden: !hidesNames)
        )
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let export = ExportFile(form, of: list, catalogue: catalogue, flavour: machine ? .machine : .excel, at: now)
        try copy(export, rows: ledger.conference.offers.count, to: file)
        return "\(list.count) offers, data of \(export.people) people, up to line \(ledger.conference.seq)"
    }

    /// Writes it beside where it is to be, since a workbook cannot be written in a stream.
    private func copy(_ export: ExportFile, rows: Int, to file: OutputFile) throws {
        let progress = Progress()
        do {
            try withScratchFolder { folder in
                try export.write(to: folder + "/list", temporary: folder) { progress.tell("writing", $0, of: rows) }
                let made = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/list"))
                while let bytes = try made.read(upToCount: 1 << 20), !bytes.isEmpty { try file.write(Array(bytes)) }
            }
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure.disk("the list could not be written: \(error)")
        }
    }

    private var unknown: ExitCode { Failure.missing("there is no conference \(code)") }
}
