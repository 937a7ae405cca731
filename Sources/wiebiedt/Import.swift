import ArgumentParser
import Foundation
import Hall
import Imports
import LiveProtocol
import Logging
import Marketplace
import OpenSSL

/// `wiebiedt import`: brings in a list of participants.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in a list of participants from a CSV file, whole or not at all.",
        discussion: """
            Semicolons, commas and tabs, UTF-8, UTF-16 and Windows-1252, Dutch and English names of columns are \
            recognised. The same list again changes nothing. What is wrong is listed with its line, and then nothing \
            is brought in. The server must be stopped; while it runs, the organiser's page does the same.

              wiebiedt import 482917 deelnemers.csv --dry-run --data ./data
            """
    )

    @Argument(help: "The six digits of the conference.")
    var code: String

    @Argument(help: "The file; - for stdin.")
    var file: String

    @Flag(help: "Only say what would come of it.")
    var dryRun = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try settings.values()
        let bytes = try read()
        let opening = try await Opening(values, logger: Logger(label: "import") { _ in SwiftLogNoOpLogHandler() })
        let report = try await opening.alone { house in
            guard let conference = house.conference(code) else {
                throw Failure.missing("there is no conference \(code)")
            }
            let list = try list(bytes, conference.copy(), house.catalogue)
            if !dryRun, !list.enrolments.isEmpty { try await enrol(list, in: conference) }
            return list.report
        }
        try show(report)
    }

    private func read() throws -> [UInt8] {
        guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file),
            let data = try? handle.read(upToCount: Limits.importBytes + 1)
        else { throw Failure.missing("\(file) cannot be read") }
        return Array(data)
    }

    private func list(_ bytes: [UInt8], _ conference: Conference, _ catalogue: Catalogue) throws -> ListImport {
        let progress = Progress()
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        do throws(ImportSize) {
            return try ListImport(bytes, into: conference, catalogue: catalogue) {
                progress.tell("read", $0, of: lines)
            }
        } catch {
            throw Failure.data("\(file): \(error.detail)")
        }
    }

    private func enrol(_ list: ListImport, in conference: OpenConference) async throws {
        let answer = await conference.submit(.enrol(list.enrolments), id: Random.token(bytes: 16), by: .house)
        switch answer {
        case .recorded: return
        case .refused(let refusal): throw Failure.data("\(file): \(refusal.detail)")
        case nil: throw Failure.disk("\(file) could not be brought in")
        }
    }

    private func show(_ report: ImportReport) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            put(try encoder.encode(report) + Data("\n".utf8))
        } else {
            put(report.text.utf8)
        }
        guard report.errorCount > 0 else {
            let counts = "\(report.new) new, \(report.changed) changed, \(report.same) the same"
            say("\(code): \(dryRun ? "would be " : "")\(counts)")
            return
        }
        throw Failure.data("\(file): \(report.errorCount) faults, so nothing was brought in")
    }
}

extension ImportReport {
    /// Faults, doubts and look-alikes, one a line.
    fileprivate var text: String {
        let faults = errors.map { "\($0.line): \($0.column.map { "\($0): " } ?? "")\($0.detail)" }
        let doubts = doubtful.map { doubt in
            let proposal = doubt.proposal.map { "→ \($0)" }
            let parts = [doubt.why.rawValue, doubt.text, proposal, doubt.with?.name]
            return "\(doubt.line): ? " + parts.compactMap(\.self).joined(separator: " ")
        }
        let alike = lookAlikes.map { "≈ " + zip($0.names, $0.people).map { "\($0) (\($1))" }.joined(separator: ", ") }
        return (faults + doubts + alike).map { $0 + "\n" }.joined()
    }
}
