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
        let visitor = try await reception.visitor(request, context)
        let body = try await request.body.collect(upTo: ClientFrame.maximumLength)
        let frame: ClientFrame
        do throws(ClientFrame.Unreadable) {
            frame = try ClientFrame(body.readableBytesView, catalogue: reception.house.catalogue)
        } catch {
            return response(.refused(error.refusal), id: error.id)
        }
        let answer = await visitor.conference.submit(frame.command, id: frame.id, by: visitor.actor)
        return response(answer ?? .refused(WireRefusal(.unavailable)), id: frame.id)
    }

    private func response(_ answer: Answer, id: String?) -> Response {
        var status = HTTPResponse.Status.ok
        if case .refused(let refusal) = answer { status = refusal.status }
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.frame(id: id)))
        )
    }
}
