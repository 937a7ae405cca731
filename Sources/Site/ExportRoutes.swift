import Exports
import HTTPTypes
import Hall
import Hummingbird
import LedgerFormat
import Marketplace
import NIOCore
import Storage

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
            return try await stream(visitor.conference, "application/jsonl", "jsonl") { ledger, write in
                try await ledger.writeLines(to: write)
            }
        }
        conference.get("exports/ledger.txt") { request, context in
            let visitor = try await reception.visitor(request, context, .organiser)
            let withWords = request.uri.queryParameters["words"] == "yes"
            return try await stream(visitor.conference, "text/plain; charset=utf-8", "txt") { ledger, write in
                try await ledger.writeFile(withWords: withWords, to: write)
            }
        }
    }

    private func list(_ request: Request, _ context: BasicRequestContext) async throws -> CommitmentList {
        let visitor = try await reception.visitor(request, context, .organiser)
        let state = visitor.conference.copy()
        let stored = try await visitor.conference.checkpoint(covering: state.seq)
        return CommitmentList(
            state,
            code: visitor.conference.code,
            catalogue: reception.house.catalogue,
            checkpoint: try stored.map { try SignedCheckpoint(note: $0.note) }
        )
    }

    /// A ledger as a download that is written while it is read, whatever its size.
    private func stream(
        _ conference: OpenConference,
        _ type: String,
        _ ending: String,
        _ body: @escaping @Sendable (LedgerCopy, ([UInt8]) async throws -> Void) async throws -> Void
    ) async throws -> Response {
        guard let ledger = try await conference.ledger() else { throw Problem.checkpointUnknown }
        let name = "logboek-\(conference.code)-\(ledger.size).\(ending)"
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody { writer in
                try await body(ledger) { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        )
    }
}

/// A download; its name is ours and holds letters and digits only, so it needs no quoting (RFC 6266).
func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
    answer(bytes, type: type, headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
}
