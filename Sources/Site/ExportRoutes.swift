import Exports
import HTTPTypes
import Hall
import Hummingbird
import Marketplace

/// What the organiser takes home, at any second of the day.
struct ExportRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.get("exports/commitments.csv") { request, context in
            let list = try await list(request, context)
            return file(
                list.csv, "text/csv; charset=utf-8; header=present", "toezeggingen-\(list.code)-\(list.seq).csv")
        }
        conference.get("exports/commitments.json") { request, context in
            let list = try await list(request, context)
            return file(list.json, "application/json", "toezeggingen-\(list.code)-\(list.seq).json")
        }
        conference.get("ledger.jsonl") { request, context in
            let visitor = try await reception.visitor(request, context, .organiser)
            let lines = try await visitor.conference.ledger()
            return file(lines, "application/jsonl", "logboek-\(visitor.conference.code).jsonl")
        }
    }

    private func list(_ request: Request, _ context: BasicRequestContext) async throws -> CommitmentList {
        let visitor = try await reception.visitor(request, context, .organiser)
        return CommitmentList(
            visitor.conference.copy(),
            code: visitor.conference.code,
            catalogue: reception.house.catalogue
        )
    }

    /// A download; its name is ours and holds digits only, so it needs no quoting (RFC 6266).
    private func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
        answer(bytes, type: type, headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
    }
}
