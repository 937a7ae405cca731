import ArgumentParser
import Foundation
import Hall
import Logging
import LiveProtocol
import Marketplace

/// `wiebiedt erase`: forgets who somebody was.
struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase what is personal of somebody from a conference, on request or because its time is over.",
        discussion: """
            Name, organisation, badge, remarks and reasons go, with the salts that tied them to the ledger; numbers \
            and moments stay, and the ledger still verifies. It cannot be undone. The server must be stopped; while it \
            runs, the organiser's page does the same. Backups from before forget it too when they are put back, and \
            expire by themselves.

              wiebiedt erase 482917 --badge 137 --data ./data
            """
    )

    @Argument(help: "The six digits of the conference.")
    var code: String

    @Option(help: "The number on their badge.")
    var badge: Int?

    @Option(help: "Their number in the ledger, for those without a badge.")
    var person: Int?

    @Flag(help: "Everybody, if the day until which the conference keeps personal data has passed.")
    var expired = false

    @OptionGroup var settings: Settings

    func validate() throws {
        guard [badge != nil, person != nil, expired].filter(\.self).count == 1 else {
            throw ValidationError("Say whom: --badge, --person or --expired.")
        }
    }

    func run() async throws {
        let values = try settings.values()
        let opening = try await Opening(values, logger: Logger(label: "erase") { _ in SwiftLogNoOpLogHandler() })
        let count = try await opening.alone { house in
            guard let conference = house.conference(code) else {
                throw Failure.missing("there is no conference \(code)")
            }
            var count = 0
            for person in try whom(in: conference, at: house.clock()) {
                guard case .recorded(_)? = await conference.erase(person, by: .house) else {
                    throw Failure.disk("person \(person.number) could not be erased")
                }
                count += 1
            }
            return count
        }
        say("\(code): \(count) \(count == 1 ? "person was" : "people were") erased; the ledger says so, without a name")
    }

    private func whom(in conference: OpenConference, at now: Moment) throws -> [PersonID] {
        let found = conference.read { state -> [PersonID] in
            if expired { return state.isExpired(at: now) ? state.people.filter { !$0.erased }.map(\.id) : [] }
            let one = person.flatMap { state.person(PersonID($0)) } ?? badge.flatMap { state.person(wearing: $0) }
            return one.map { $0.erased ? [] : [$0.id] } ?? []
        }
        if found.isEmpty, !expired {
            throw Failure.missing("there is nobody of that number in \(code), or not any more")
        }
        return found
    }
}
