import HTTPTypes
import Hall
import Hummingbird
import LiveProtocol
import NIOCore

/// `POST …/commands`: a command without a socket, for networks that block them and for tools.
struct CommandRoutes {
    let reception: Reception

    func add(to router: Router<BasicRequestContext>) {
        router.post("/api/v1/conferences/{code}/commands", use: submit)
    }

    /// The same command and the same answer as on a socket; a refusal has the status of ``Problem`` and the body of a
    /// frame.
    @Sendable
    private func submit(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        // Counted here, since a refusal names the command.
        let visitor = try await reception.visitor(request, context, isCounted: false)
        let wait = reception.paces.command(by: visitor.person, as: visitor.role, in: visitor.conference.code)
        let body = try await request.json(upTo: ClientFrame.maximumLength)
        let frame: ClientFrame
        do throws(ClientFrame.Unreadable) {
            frame = try ClientFrame(body.readableBytesView, catalogue: reception.house.catalogue)
        } catch {
            return response(.refused(wait.map(WireRefusal.tooFast) ?? error.refusal), id: error.id)
        }
        if let wait { return response(.refused(.tooFast(wait: wait)), id: frame.id) }
        let answer = await visitor.conference.submit(frame.command, id: frame.id, by: visitor.actor)
        return response(answer ?? .refused(WireRefusal(.unavailable)), id: frame.id)
    }

    private func response(_ answer: Answer, id: String?) -> Response {
        var status = HTTPResponse.Status.ok
        var headers: HTTPFields = [.contentType: "application/json"]
        if case .refused(let refusal) = answer {
            status = refusal.status
            headers[.retryAfter] = refusal.wait.map(String.init)
        }
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.frame(id: id)))
        )
    }
}
