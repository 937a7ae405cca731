import Foundation
import Imports
import Marketplace
import TestSupport

extension Catalogue {
    /// The lists as they ship.
    static let shipped = Catalogue(
        kinds: [],
        themes: [],
        sectors: list("sectors"),
        regions: list("regions"),
        organisationKinds: list("organisations")
    )

    private static func list<Item: Decodable>(_ name: String) -> [Item] {
        do {
            return try JSONDecoder().decode([Item].self, from: Data(contentsOf: web("lists/\(name).json")))
        } catch {
            preconditionFailure("\(name): \(error)")
        }
    }
}

/// A file of `Web`.
func web(_ path: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Web/\(path)")
}

extension Conference {
    /// Founded, with nobody in it.
    static func empty(in phase: Phase = .open) -> Conference {
        var conference = Conference()
        var charter = Charter.sample()
        charter.begins = phase
        charter.sectors = Catalogue.shipped.sectors.map(\.key)
        conference.must(.createConference(charter))
        return conference
    }

    /// Founded, with everybody of that list in it.
    static func enrolled(_ text: String) throws -> Conference {
        var conference = empty()
        try conference.enrol(text)
        return conference
    }

    @discardableResult
    mutating func enrol(_ text: String) throws -> ListImport {
        let list = try ListImport(text, into: self)
        precondition(list.report.errorCount == 0, "\(list.report.errors)")
        must(.enrol(list.enrolments))
        return list
    }

    /// Everybody's names, in order of admission.
    var names: [String?] { people.map(\.words?.name) }
}

extension ListImport {
    init(_ text: String, merging merges: Merges = .none, into conference: Conference = .empty()) throws(ImportSize) {
        try self.init(Array(text.utf8), merging: merges, into: conference, catalogue: .shipped)
    }

    /// What is wrong: on which line, and of what sort.
    var faults: [String] { report.errors.map { "\($0.line) \($0.code.rawValue)" } }

    /// What is odd: on which line, and of what sort.
    var doubts: [String] { report.doubtful.map { "\($0.line) \($0.why.rawValue)" } }

    /// How many are new, changed and the same.
    var counts: [Int] { [report.new, report.changed, report.same] }

    /// What is personal of the first who is enrolled.
    var first: Person.Words? { enrolments.first?.words }
}
