import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import Marketplace
import NIOCore
import Storage

/// What all routes of a conference need: who is asking, what they may, and how an answer is made.
struct Reception: Sendable {
    let house: House
    let openLines: OpenLines
    let paces: Paces
    let configuration: SiteConfiguration

    /// The conference in the path; 404 when there is none.
    func conference(_ context: BasicRequestContext) throws -> OpenConference {
        let code = try context.parameters.require("code")
        guard let conference = house.conference(code) else { throw Problem(.init(Refusal.conferenceUnknown)) }
        return conference
    }

    /// Who asks, having one of these roles, or any when none is given.
    ///
    /// - Parameter isCounted: whether it counts as a command when it could write something.
    /// - Throws: ``Problem``: 401, 403, 404 or 429.
    func visitor(
        _ request: Request,
        _ context: BasicRequestContext,
        _ roles: Role...,
        isCounted: Bool = true
    ) async throws -> Visitor {
        let visitor = try await house.visitor(
            to: try context.parameters.require("code"),
            as: request.uri.queryParameters["as"].map(String.init),
            request.headers,
            isSecure: request.head.isSecure
        )
        if visitor.isFromCookie { try requireOurOrigin(request) }
        guard roles.isEmpty || roles.contains(visitor.role) else { throw Problem(.init(Refusal.notAllowed)) }
        if isCounted, !request.onlyReads { try count(visitor) }
        return visitor
    }

    /// Asks that a request which a cookie vouches for comes from a page of ours.
    ///
    /// A browser need not say so of one that only reads, but must not say otherwise: a download is a line in the ledger.
    func requireOurOrigin(_ request: Request) throws {
        switch configuration.originRule.verdict(on: request.head) {
        case .ours: break
        case .unsaid where request.onlyReads: break
        case .unsaid, .foreign: throw Problem.foreignOrigin
        }
    }

    /// Counts a command of somebody.
    ///
    /// - Throws: ``Problem``: 429, when that was too fast.
    func count(_ visitor: Visitor) throws {
        let wait = paces.command(by: visitor.person, as: visitor.role, in: visitor.conference.code)
        if let wait { throw Problem(.tooFast(wait: wait)) }
    }

    /// The address under which the one who asks reached us.
    func address(of request: Request) -> String {
        if let address = configuration.publicURL { return address }
        return (request.head.isSecure ? "https://" : "http://") + (request.head.authority ?? "")
    }

    /// The body of a request, of at most 16 KiB, read as JSON.
    func form<Form: Decodable>(_ request: Request, as type: Form.Type) async throws -> Form {
        try readForm(try await request.json(upTo: ClientFrame.maximumLength), as: type)
    }

    /// Signs a browser in as a person and says so in the answer's headers.
    func signIn(
        _ person: PersonID,
        as role: Role,
        to conference: String,
        answering request: Request,
        _ headers: inout HTTPFields
    ) async throws -> String {
        let token = try await house.doorkeeper.letIn(person, to: conference, by: .session)
        headers[values: .setCookie].append(
            SessionCookie.set(token, for: role, in: conference, isSecure: request.head.isSecure)
        )
        return token
    }
}

/// An answer in JSON.
func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "application/json"
    return Response(
        status: status,
        headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: WireJSON.encode(value)))
    )
}

/// An answer in bytes that are already what they should be.
func answer(_ bytes: [UInt8], type: String, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}

extension Request {
    /// Whether it can change nothing, by its method.
    var onlyReads: Bool { method == .get || method == .head }
}
