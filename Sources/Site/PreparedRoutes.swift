import HTTPTypes
import Hall
import Hummingbird
import Marketplace

/// What was promised before the day, and what came over from a former one.
struct PreparedRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("prepared", use: prepared)
        conference.get("carried", use: carried)
    }

    private struct PreparedList: Encodable {
        var prepared: [Row]

        struct Row: Encodable {
            var prepared: Int
            var pitch: String
            var kind: String
            var amount: Int
            var badge: Int?
            var name: String?
            var organisation: String?
            var note: String?
            var needs: [String]
            var show: Bool
            var at: String
            /// The offer that it became.
            var offer: Int?

            init(_ prepared: Prepared, in conference: Conference, for role: Role) {
                let promised = prepared.offer
                let named = role == .organiser || promised.show
                let words = named ? conference.person(promised.employer)?.words : nil
                self.prepared = promised.number
                pitch = promised.pitch.description
                kind = promised.kind
                amount = promised.amount
                badge = words?.badge
                name = words?.name
                organisation = words?.organisation
                note = role == .organiser ? promised.words?.note : nil
                needs = role == .organiser ? promised.words?.needs ?? [] : []
                show = promised.show
                at = prepared.at.rfc3339
                offer = prepared.revealed
            }
        }
    }

    @Sendable
    private func prepared(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser, .moderator)
        return json(
            visitor.conference.read { state in
                PreparedList(
                    prepared: state.prepared.filter { !$0.dropped }.map {
                        PreparedList.Row($0, in: state, for: visitor.role)
                    }
                )
            }
        )
    }

    private struct CarriedList: Encodable {
        var carried: [Row]

        struct Row: Encodable {
            var from: String
            var offer: Int
            var kind: String
            var amount: Int
            var person: Int?
            var title: String?
            var municipality: String?
            var organisation: String?
            var name: String?

            init(_ carried: Carried) {
                from = carried.from
                offer = carried.offer
                kind = carried.kind
                amount = carried.amount
                person = carried.employer?.number
                title = carried.words?.title
                municipality = carried.words?.municipality
                organisation = carried.words?.organisation
                name = carried.words?.name
            }
        }
    }

    /// Commitments of former conferences that are on this one's agenda.
    @Sendable
    private func carried(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        return json(visitor.conference.read { CarriedList(carried: $0.carried.map(CarriedList.Row.init)) })
    }
}
