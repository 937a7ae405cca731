import Foundation
import HTTPTypes
import Hall
import Hummingbird
import Imports
import LiveProtocol
import Marketplace
import NIOCore
import NIOPosix

/// `POST …/people/import`: a list of participants from a spreadsheet.
struct ImportRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        router.post("/api/v1/conferences/{code}/people/import", use: bringIn)
    }

    /// Three bytes of a file are four letters in JSON, and merges need room too.
    private static let jsonBytes = 3 * 1024 * 1024

    /// Says what would come of a list, and unless it is a dry run enrols it: whole, or not at all.
    ///
    /// The list is compared and enrolled in two steps. Whoever changes somebody in between makes the second fail whole,
    /// or has their change overwritten by the list, as if it had come first.
    @Sendable
    private func bringIn(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        let isDryRun = try isDryRun(request)
        let (file, merges) = try await list(request)
        let list = try await read(file, merges, into: visitor.conference.copy())
        guard list.report.errorCount == 0 else {
            var refused = json(
                Body(dryRun: isDryRun, report: list.report, problem: .importInvalid),
                status: .badRequest
            )
            refused.headers[.contentType] = "application/problem+json"
            return refused
        }
        if !isDryRun, !list.enrolments.isEmpty {
            let id = request.headers[.idempotencyKey]
            try await reception.must(.enrol(list.enrolments), id: id, in: visitor.conference, by: visitor.actor)
        }
        return json(Body(dryRun: isDryRun, report: list.report))
    }

    /// Reads a list beside the threads that serve the hall: half a second for the largest.
    private func read(_ file: [UInt8], _ merges: Merges, into conference: Conference) async throws -> ListImport {
        let catalogue = reception.house.catalogue
        let read = try await NIOThreadPool.singleton.runIfActive { () -> Result<ListImport, ImportSize> in
            Result { () throws(ImportSize) in
                try ListImport(file, merging: merges, into: conference, catalogue: catalogue)
            }
        }
        do {
            return try read.get()
        } catch {
            throw Problem.tooLarge(error)
        }
    }

    private func isDryRun(_ request: Request) throws -> Bool {
        switch request.uri.queryParameters["dryRun"] {
        case "yes": true
        case "no": false
        default: throw Problem(WireRefusal(.fieldInvalid, field: "dryRun"))
        }
    }

    private struct ListForm: Decodable {
        /// The bytes in Base64.
        var file: String
        var merges: [Merge]?

        struct Merge: Decodable {
            var from: String
            var to: String
        }
    }

    /// The bytes as they are, or as JSON together with what is to be merged.
    private func list(_ request: Request) async throws -> ([UInt8], Merges) {
        let isJSON = request.headers[.contentType]?.hasPrefix("application/json") == true
        let maximum = isJSON ? Self.jsonBytes : Limits.importBytes
        let body: ByteBuffer
        do {
            body = try await request.body(upTo: maximum, of: ["text/csv", "application/json"])
        } catch let problem as Problem where problem.status == .contentTooLarge {
            throw Problem.tooLarge(.bytes)
        }
        guard isJSON else { return (Array(body.readableBytesView), .none) }
        let form = try readForm(body, as: ListForm.self)
        guard let file = Data(base64Encoded: form.file) else {
            throw Problem(WireRefusal(.fieldInvalid, field: "file"))
        }
        return (Array(file), Merges((form.merges ?? []).map { ($0.from, $0.to) }))
    }

    /// A report; with what makes a problem of it when nothing was brought in.
    private struct Body: Encodable {
        var dryRun: Bool
        var report: ImportReport
        var problem: Problem?

        private enum Member: CodingKey {
            case dryRun, status, title, detail, code
        }

        func encode(to encoder: any Encoder) throws {
            try report.encode(to: encoder)
            var members = encoder.container(keyedBy: Member.self)
            try members.encode(dryRun, forKey: .dryRun)
            guard let problem else { return }
            try members.encode(problem.status.code, forKey: .status)
            try members.encode(problem.status.reasonPhrase, forKey: .title)
            try members.encode(problem.detail, forKey: .detail)
            try members.encode(problem.code, forKey: .code)
        }
    }
}

extension Problem {
    fileprivate static let importInvalid = Problem(
        status: .badRequest,
        code: "importInvalid",
        detail: "Er is niets ingelezen. Verbeter de fouten in de lijst en probeer het opnieuw."
    )

    fileprivate static func tooLarge(_ size: ImportSize) -> Problem {
        var problem = Problem(WireRefusal(.tooLarge))
        problem.detail = size.detail
        return problem
    }
}

extension HTTPField.Name {
    /// The id of the command, so that a request that is sent again is not done again.
    fileprivate static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
