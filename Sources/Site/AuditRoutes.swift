import Hall
import HTTPTypes
import Hummingbird
import LedgerFormat
import LiveProtocol
import Marketplace

/// Who of the staff did what and when, read from the ledger.
struct AuditRoutes {
    private static let page = 100

    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("audit", use: audit)
    }

    private struct Audit: Encodable {
        var acts: [AuditRow]
        /// Where the next page begins; absent when this was the last.
        var next: Int?
    }

    /// A page of acts before a ledger line, the newest first.
    @Sendable
    private func audit(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        let before = try request.uri.queryParameters["before"].map { text in
            guard let number = Int(text), number > 0 else { throw Problem(WireRefusal(.fieldInvalid, field: "before")) }
            return number
        }
        let state = visitor.conference.copy()
        let older = state.acts.prefix { $0.seq < before ?? .max }
        let acts = older.suffix(Self.page)
        var rows: [AuditRow] = []
        for act in acts.reversed() {
            guard let fact = try await visitor.conference.fact(act.seq) else { continue }
            var earlier: Fact?
            if let previous = act.previous { earlier = try await visitor.conference.fact(previous) }
            rows.append(AuditRow(act, fact, instead: earlier, in: state))
        }
        return json(Audit(acts: rows, next: older.count > acts.count ? acts.first?.seq : nil))
    }
}
