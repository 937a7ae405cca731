import Hall
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Live
import LiveProtocol
import Marketplace
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import ServiceLifecycle
import WebSockets

/// The lines to the hall: what is answered when a socket is refused, and the stream for networks that block sockets.
struct LiveRoutes {
    /// How often a quiet stream says that it lives, so that no proxy in between ends it.
    private static let heartbeat = Duration.seconds(15)

    let reception: Reception
    let door: LiveDoor

    func add(to router: Router<BasicRequestContext>) {
        router.get("/live/{code}", use: refuse)
        router.on("/live/{code}", method: .post, use: refuse)
        router.get("/api/v1/conferences/{code}/events", use: stream)
    }

    /// Says why there is no socket; only what the gate did not let through gets here.
    @Sendable
    private func refuse(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let live = LivePath(code: try context.parameters.require("code"), request.uri)
        _ = try await door.visitor(live, request.head)
        throw Problem(try HTTPRequestHead(request.head).handshakeFault)
    }

    /// The frames of a socket as server-sent events (HTML standard, section 9.2); the id is where the reader is.
    @Sendable
    private func stream(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let look = reception.openLines.look()
        let visitor = try await reception.visitor(request, context)
        let lane = door.lanes.all[visitor.person.number % door.lanes.all.count]
        guard let shard = visitor.conference.room.shard(on: lane) else { throw Problem.fault }
        let after = position(of: request, in: visitor.conference)
        let epoch = visitor.conference.epoch
        let line = StreamLine(visitor, shard: shard, lane: lane, on: CurrentConnection.current)

        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                line.open(after: after)
                let entry = reception.openLines.add(visitor.reasons, since: look) { line.end(.signedOut) }
                // Apart from sockets: a stream whose reader vanished stands until its next sign of life fails.
                let streams = "streams \(visitor.token)"
                reception.openLines.count(entry, of: streams) { line.end(.replaced) }
                let pulse = Task {
                    while (try? await Task.sleep(for: Self.heartbeat)) != nil { line.beat() }
                }
                defer {
                    pulse.cancel()
                    reception.openLines.remove(entry, of: visitor.reasons + [streams])
                    line.close()
                }
                for await frame in line.frames.cancelOnGracefulShutdown() {
                    try await writer.write(frame.event(epoch: epoch))
                    line.written(frame.count)
                }
                try await writer.finish(nil)
            }
        )
    }

    /// What the reader has: by the query, or by the id of the last event when the browser came back by itself.
    private func position(of request: Request, in conference: OpenConference) -> Int? {
        if let last = request.headers[.init("Last-Event-ID")!] {
            let parts = last.split(separator: ":")
            guard parts.count == 2, parts[0] == conference.epoch else { return nil }
            return Int(parts[1])
        }
        let live = LivePath(code: conference.code, request.uri)
        return live.epoch == conference.epoch ? live.after : nil
    }
}

extension Problem {
    /// What is wrong with a handshake; one that is proper offers none of our subprotocols.
    ///
    /// The gate lets the router answer and so takes `Connection: upgrade` away: that fault stands for none.
    fileprivate init(_ fault: HandshakeFault?) {
        let fault = fault ?? .connection
        var headers = HTTPFields()
        for (name, value) in fault.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        self.init(
            status: .init(code: Int(fault.status.code)),
            code: "upgradeRequired",
            detail: "Hier is alleen een WebSocket, versie 13, met \(LiveDoor.subprotocol).",
            headers: headers
        )
    }
}
