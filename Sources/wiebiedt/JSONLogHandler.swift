import Foundation
import Logging
import Marketplace

/// Logs as one JSON object a line on stderr, for whatever collects them.
///
/// What is logged names no person and no token; that is up to those who log. What comes from outside is escaped here,
/// so that nobody can forge a line.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let label: String

    init(label: String) {
        self.label = label
        logLevel =
            ProcessInfo.processInfo.environment[Setting.logLevel.variable]
            .flatMap { Logger.Level(rawValue: $0.lowercased()) } ?? .info
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues { "\($0)" }
        line["at"] = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).rfc3339
        line["level"] = event.level.rawValue
        line["message"] = "\(event.message)"
        line["logger"] = label
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line) else { return }
        FileHandle.standardError.write(data + [0x0A])
    }
}
