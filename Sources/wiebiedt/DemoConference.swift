import Hall
import LiveProtocol
import Marketplace

/// The demo conference as it is printed: who takes part, with the link that signs each of them in.
struct DemoConference: Encodable {
    var conference: Name
    var organiser: Link
    var moderator: Link
    var clerk: Link
    var jury: Link
    var screen: Link
    var wethouders: [Wethouder] = []
    var employers: [Employer] = []

    struct Name: Encodable {
        var code: String
        var name: String
    }

    struct Link: Encodable {
        var token: String
        var link: String
    }

    struct Wethouder: Encodable {
        var name: String
        var municipality: String
        var pitch: String
        var token: String
        var link: String
    }

    struct Employer: Encodable {
        var name: String
        var organisation: String
        var badge: Int
        var token: String
        var link: String
    }

    /// Makes the conference, its people and its pitches.
    init(in house: House, at address: String, phase: Phase) async throws {
        var charter = DemoData.charter(house.catalogue)
        charter.begins = phase
        let open = try await house.found(charter)
        func invite(_ role: Role, _ words: Person.Words, sector: String? = nil) async throws -> (Person, Link) {
            let (person, token) = try await house.invite(role, words, sector: sector, to: open)
            return (person, Link(token: token, link: "\(address)/k/\(token)"))
        }
        func staff(_ role: Role, _ name: String) async throws -> Link {
            try await invite(role, .init(name: name, organisation: "Programmaraad")).1
        }

        conference = Name(code: open.code, name: DemoData.name)
        organiser = try await staff(.organiser, "Marieke Hoekstra")
        moderator = try await staff(.moderator, "Joris van Dalen")
        clerk = try await staff(.clerk, "Nadia Bouzid")
        jury = try await staff(.jury, "Henk Terpstra")
        screen = try await staff(.screen, "Scherm in de zaal")

        for (index, town) in DemoData.towns.enumerated() {
            let words = Person.Words(
                badge: 11 + index,
                name: town.wethouder,
                organisation: "Gemeente \(town.municipality)",
                municipality: town.municipality
            )
            let (person, link) = try await invite(.wethouder, words)
            let answer = await open.submit(
                .putPitch(nil, town.pitch, owner: nil),
                id: "demo-pitch-\(index + 1)",
                by: .person(person.id)
            )
            guard case .recorded(let recorded)? = answer, let pitch = recorded.pitch else {
                throw DemoError(
                    description: "the pitch of \(town.municipality) was refused: \(String(describing: answer))")
            }
            wethouders.append(
                Wethouder(
                    name: town.wethouder,
                    municipality: town.municipality,
                    pitch: pitch,
                    token: link.token,
                    link: link.link
                )
            )
        }
        for (index, employer) in DemoData.employers.enumerated() {
            let words = Person.Words(badge: 101 + index, name: employer.name, organisation: employer.organisation)
            let (_, link) = try await invite(.employer, words, sector: employer.sector)
            employers.append(
                Employer(
                    name: employer.name,
                    organisation: employer.organisation,
                    badge: 101 + index,
                    token: link.token,
                    link: link.link
                )
            )
        }
    }

    /// The same for people.
    var text: String {
        var lines = ["\(conference.name)", "Code \(conference.code)", ""]
        lines += [
            "organiser  \(organiser.link)",
            "moderator  \(moderator.link)",
            "screen     \(screen.link)",
            "clerk      \(clerk.link)",
            "jury       \(jury.link)",
            "",
        ]
        lines += wethouders.map { "wethouder  \($0.link)  \($0.name), \($0.municipality) (\($0.pitch))" }
        lines.append("")
        lines += employers.map { "employer   \($0.link)  \($0.badge) \($0.name), \($0.organisation)" }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The demo does not fit the rules; that is a mistake in it.
struct DemoError: Error, CustomStringConvertible {
    var description: String
}
