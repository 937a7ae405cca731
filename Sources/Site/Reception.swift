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
    let configuration: SiteConfiguration

    /// The conference in the path; 404 when there is none.
    func conference(_ context: BasicRequestContext) throws -> OpenConference {
        let code = try context.parameters.require("code")
        guard let conference = house.conference(code) else { throw Problem(.init(Refusal.conferenceUnknown)) }
        return conference
    }

    /// Who asks, having one of these roles, or any when none is given.
    ///
    /// - Throws: ``Problem``: 401, 403 or 404.
    func visitor(_ request: Request, _ context: BasicRequestContext, _ roles: Role...) async throws -> Visitor {
        let visitor = try await house.visitor(
            to: try context.parameters.require("code"),
            as: request.uri.queryParameters["as"].map(String.init),
            request.headers,
            isSecure: configuration.isSecure
        )
        if visitor.isFromCookie, request.method != .get { try requireOurOrigin(request) }
        guard roles.isEmpty || roles.contains(visitor.role) else { throw Problem(.init(Refusal.notAllowed)) }
        return visitor
    }

    /// Asks that a request comes from a page of ours.
    func requireOurOrigin(_ request: Request) throws {
        let isOurs = Origin.isOurs(
            request.headers[.origin],
            host: request.head.authority,
            publicURL: configuration.publicURL
        )
        guard isOurs else { throw Problem.foreignOrigin }
    }

    /// The address under which the one who asks reached us.
    func address(of request: Request) -> String {
        if let address = configuration.publicURL { return address }
        return (configuration.isSecure ? "https://" : "http://") + (request.head.authority ?? "")
    }

    /// The body of a request, of at most 16 KiB, read as JSON whatever it calls itself.
    func form<Form: Decodable>(_ request: Request, as type: Form.Type) async throws -> Form {
        let body = try await request.body.collect(upTo: ClientFrame.maximumLength)
        return try readForm(body, as: type)
    }

    /// Signs a browser in as a person and says so in the answer's headers.
    func signIn(_ person: PersonID, as role: Role, to conference: String, _ headers: inout HTTPFields) async throws
        -> String
    {
        let token = try await house.doorkeeper.letIn(person, to: conference, by: .session)
        headers[values: .setCookie].append(
            SessionCookie.set(token, for: role, isSecure: configuration.isSecure)
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
