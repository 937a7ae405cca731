import ArgumentParser
import Foundation

/// `wiebiedt config`: what the settings are, and where each was set.
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every setting: what it is, where that was set, and what it is otherwise.",
        discussion: """
            Give it what you give the server, and it shows what the server would see. Names that are those of no \
            setting are shown with the one that was probably meant. No setting is a secret: keys are in files, which \
            are named here and not opened. What is set under an unknown name is not shown.

              wiebiedt config --config /etc/wiebiedt.json
            """
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var settings: Settings

    func run() async throws {
        let found = try settings.found()
        let rows = Setting.all.map { Row($0, found) }
        if json {
            let unknown = found.unknown.map { Unknown(name: $0.name, place: $0.place, nearest: $0.nearest) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            put(try encoder.encode(Report(settings: rows, unknown: unknown)) + [0x0A])
        } else {
            for row in rows { put("\(row.line)\n".utf8) }
            for name in found.unknown { say("warning: \(name.sentence)") }
        }
    }

    private struct Report: Encodable {
        let settings: [Row]
        let unknown: [Unknown]
    }

    private struct Unknown: Encodable {
        let name, place: String
        let nearest: String?
    }

    /// A setting as it is printed.
    private struct Row: Encodable {
        let key, variable, type, `default`, origin: String
        let option, range, value: String?

        init(_ setting: Setting, _ found: FoundSettings) {
            key = setting.key
            variable = setting.variable
            type = setting.kind.name
            `default` = "\(setting.otherwise)"
            origin = "\(found.origin(of: setting))"
            option = setting.argument.map { _ in "--\(setting.option)" }
            range = setting.kind.range
            value = found[setting]
        }

        var line: String {
            let may = [type, range.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
            return "\(key) = \(value ?? "-")  [\(origin)]  \(may), default \(`default`)"
        }
    }
}
