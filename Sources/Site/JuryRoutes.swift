import Hall
import HTTPTypes
import Hummingbird
import Marketplace

/// What the jury thinks, to each role what it may know.
struct JuryRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("jury", use: jury)
    }

    @Sendable
    private func jury(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context)
        return json(visitor.conference.read { JuryTable($0, for: visitor.person, as: visitor.role) })
    }
}

/// The verdicts on every pitch that has any.
///
/// | role | sees |
/// |---|---|
/// | organiser, moderator | how many judged, the sum of their points, and the praise |
/// | jury | their own verdicts at any time; for the others what everybody sees |
/// | everybody | the praise, once the jury is closed; never whose it is |
struct JuryTable: Encodable {
    var open: Bool
    var pitches: [Row]

    struct Row: Encodable {
        var pitch: String
        var judges: Int?
        var points: Int?
        var praise: [String]?
        var mine: Own?
    }

    struct Own: Encodable {
        var points: Int
        var praise: String?
    }

    init(_ conference: Conference, for person: PersonID, as role: Role) {
        open = conference.juryIsOpen
        let isStaff = role == .organiser || role == .moderator
        let tellsPraise = isStaff || !conference.juryIsOpen
        pitches = conference.pitches.compactMap { pitch in
            let verdicts = conference.verdicts(on: pitch.id)
            let praise = tellsPraise ? verdicts.compactMap(\.praise) : []
            let mine = verdicts.first { $0.judge == person }
            guard isStaff ? !verdicts.isEmpty : mine != nil || !praise.isEmpty else { return nil }
            return Row(
                pitch: pitch.id.description,
                judges: isStaff ? verdicts.count : nil,
                points: isStaff ? verdicts.map(\.points).reduce(0, +) : nil,
                praise: praise.isEmpty ? nil : praise,
                mine: mine.map { Own(points: $0.points, praise: $0.praise) }
            )
        }
    }
}
