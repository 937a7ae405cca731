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
        conference.post("people/{person}/link", use: renew)
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
        var people: [PersonRow]
    }

    /// Everybody who was let in; how to reach them is for the organiser alone.
    @Sendable
    private func people(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .clerk)
        let withContact = visitor.role == .organiser
        return json(
            visitor.conference.read { state in
                People(
                    seq: state.seq,
                    people: state.people.filter { !$0.simulated }.map { PersonRow($0, withContact: withContact) }
                )
            }
        )
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
            state.people.filter { $0.role == .screen && !$0.erased && !$0.revoked }.map { screen in
                Screens.Row(
                    person: screen.id.number,
                    name: screen.words?.name,
                    lines: lines[screen.id.number] ?? 0
                )
            }
        }
        return json(Screens(screens: rows))
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
            words: form.words(reception.house.catalogue),
            sector: text(form.sector),
            show: form.show ?? true
        )
        let person = try await reception.admit(admission, to: visitor.conference, by: visitor.actor)
        let token = try await reception.house.doorkeeper.letIn(person.id, to: visitor.conference.code, by: .link)
        return json(PersonalLink(person, token, at: reception.address(of: request)), status: .created)
    }

    /// Ends every link of somebody and gives the one that is theirs from now on.
    @Sendable
    private func renew(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .clerk)
        let id = PersonID(Int(try context.parameters.require("person")) ?? 0)
        try await reception.must(.renewLink(id), in: visitor.conference, by: visitor.actor)
        let token = try await reception.house.doorkeeper.letIn(id, to: visitor.conference.code, by: .link)
        guard let person = visitor.conference.read({ $0.person(id) }) else { throw Problem.fault }
        return json(PersonalLink(person, token, at: reception.address(of: request)))
    }
}
