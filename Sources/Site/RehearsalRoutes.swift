import Crowd
import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import Marketplace
import OpenSSL

/// A crowd of made-up bidders for practising the day: sent in, looked at, sent home.
struct RehearsalRoutes {
    /// Fewer are no crowd; more than a thousand is more than a hall holds.
    private static let sizes = 10...Limits.simulated

    let reception: Reception
    let rehearsals: Rehearsals

    func add(to router: Router<BasicRequestContext>) {
        let conference = router.group("/api/v1/conferences/{code}")
        conference.post("rehearsal", use: begin)
        conference.get("rehearsal", use: figures)
        conference.post("rehearsal/stop", use: end)
    }

    private struct CrowdForm: Decodable {
        var bidders: Int
    }

    @Sendable
    private func begin(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let visitor = try await reception.visitor(request, context, .organiser)
        let form = try await reception.form(request, as: CrowdForm.self)
        guard Self.sizes ~= form.bidders else { throw Problem(WireRefusal(.fieldInvalid, field: "bidders")) }
        let figures = try await rehearsals.begin(
            form.bidders,
            in: visitor.conference,
            by: visitor.actor,
            id: Random.token(bytes: 16)
        )
        return json(Body(figures), status: .accepted)
    }

    @Sendable
    private func figures(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        json(Body(await rehearsals.figures(of: try await rehearsing(request, context))))
    }

    @Sendable
    private func end(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        await rehearsals.end(try await rehearsing(request, context).code)
        return Response(status: .noContent)
    }

    /// The conference of an organiser who is rehearsing it.
    private func rehearsing(_ request: Request, _ context: BasicRequestContext) async throws -> OpenConference {
        let visitor = try await reception.visitor(request, context, .organiser)
        guard visitor.conference.read({ $0.phase == .rehearsal }) else {
            throw Problem(.init(Refusal.notRehearsing))
        }
        return visitor.conference
    }

    private struct Body: Encodable {
        var bidders: Int
        var connected: Int
        var offers: Int
        var recorded: Int
        var refused: Int
        var slowest: Int?
        var median: Int?

        init(_ figures: Figures?) {
            bidders = figures?.bidders ?? 0
            connected = figures?.connected ?? 0
            offers = figures?.offers ?? 0
            recorded = figures?.recorded ?? 0
            refused = figures?.refused ?? 0
            slowest = figures?.slowest
            median = figures?.median
        }
    }
}
