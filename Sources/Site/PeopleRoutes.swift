import HTTPTypes
import Hall
import Hummingbird
import Live
import LiveProtocol
import Marketplace
import Storage

/// Who is there and what they offered, for those who run the day.
struct PeopleRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("offers", use: offers)
        conference.get("people", use: people)
        conference.post("people", use: admit)
        conference.get("screens", use: screens)
    }

    /// All offers, each with what the one who asks may know of it; a wethouder sees those of her own pitches.
    @Sendable
    private func offers(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(
            request,
            context,
            .organiser, .moderator, .clerk, .jury, .wethouder
        )
        return json(visitor.conference.read { OfferTable($0, for: visitor.person, as: visitor.role) })
    }

    private struct People: Encodable {
        var seq: Int
        var people: [Row]

        struct Row: Encodable {
            var person: Int
            var badge: Int?
            var role: String
            var name: String?
            var organisation: String?
            var municipality: String?
            var sector: String?
            var show: Bool
            var erased: Bool?

            init(_ person: Person) {
                self.person = person.id.number
                badge = person.words?.badge
                role = person.role.rawValue
                name = person.words?.name
                organisation = person.words?.organisation
                municipality = person.words?.municipality
                sector = person.sector
                show = person.show
                erased = person.erased ? true : nil
            }
        }
    }

    /// Everybody who was let in.
    @Sendable
    private func people(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .clerk)
        return json(visitor.conference.read { People(seq: $0.seq, people: $0.people.map(People.Row.init)) })
    }

    private struct Screens: Encodable {
        var screens: [Row]

        struct Row: Encodable {
            var person: Int
            var name: String?
            /// How many lines it has now; none when it shows nothing new.
            var lines: Int
        }
    }

    /// Every screen that was let in, and whether it is alive.
    @Sendable
    private func screens(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .moderator)
        let lines = visitor.conference.room.screens
        let rows = visitor.conference.read { state in
            state.people.filter { $0.role == .screen && !$0.erased }.map { screen in
                Screens.Row(
                    person: screen.id.number,
                    name: screen.words?.name,
                    lines: lines[screen.id.number] ?? 0
                )
            }
        }
        return json(Screens(screens: rows))
    }

    private struct PersonForm: Decodable {
        var id: String?
        var role: String
        var name: String
        var organisation: String?
        var municipality: String?
        var sector: String?
        var badge: Int?
        var show: Bool?
    }

    /// Lets somebody in, and gives the link that is theirs; it is shown this once.
    @Sendable
    private func admit(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .clerk)
        let form = try await reception.form(request, as: PersonForm.self)
        guard let role = Role(rawValue: form.role) else {
            throw Problem(WireRefusal(.fieldInvalid, field: "role"))
        }
        let admission = Admission(
            id: form.id,
            role: role,
            words: .init(
                badge: form.badge,
                name: text(form.name) ?? "",
                organisation: text(form.organisation) ?? "",
                municipality: text(form.municipality)
            ),
            sector: text(form.sector),
            show: form.show ?? true
        )
        let person = try await reception.admit(admission, to: visitor.conference, by: visitor.actor)
        let token = try await reception.house.doorkeeper.letIn(person.id, to: visitor.conference.code, by: .link)

        struct Body: Encodable {
            var badge: Int?
            var role: String
            var name: String
            var organisation: String
            var token: String
            var link: String
        }
        return json(
            Body(
                badge: person.words?.badge,
                role: person.role.rawValue,
                name: person.words?.name ?? "",
                organisation: person.words?.organisation ?? "",
                token: token,
                link: reception.address(of: request) + "/k/" + token
            ),
            status: .created
        )
    }
}
