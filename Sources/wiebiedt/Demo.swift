import ArgumentParser
import Foundation
import Hall
import LiveProtocol
import Logging
import Marketplace
import Site
import Storage

/// `wiebiedt demo`: a whole conference to try things on.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the conference of 21 March 2019 in a data folder: 21 municipalities, 50 employers.",
        discussion: """
            All pitches are ready to be staged. The links that are printed sign in whoever has them; they are printed \
            this once, since only their digests are kept.

              wiebiedt demo --data ./data --json > demo.json
            """
    )

    @Flag(help: "Print everything as one JSON object.")
    var json = false

    @Option(help: "How far the conference has come: concept, rehearsal or open.", transform: Self.beginning)
    var phase = Phase.open

    @OptionGroup var settings: Settings

    func run() async throws {
        let values = try settings.values()
        let opening = try await Opening(values, logger: Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() })
        let demo = try await opening.alone { try await DemoConference(in: $0, at: values.address, phase: phase) }
        if json { put(WireJSON.encode(demo) + [0x0A]) } else { put(demo.text.utf8) }
    }

    private static func beginning(_ text: String) throws -> Phase {
        guard let phase = Phase(rawValue: text), phase != .closed, phase != .archived else {
            throw ValidationError("A demo begins as concept, rehearsal or open.")
        }
        return phase
    }
}
