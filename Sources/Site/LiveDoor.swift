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
import WebSockets

/// Who gets a socket: `GET /live/{code}?after=&epoch=&as=`.
///
/// Whoever does not is answered by the router, which asks the same questions and has words for the answer.
struct LiveDoor: Sendable {
    /// The one subprotocol that is spoken.
    static let subprotocol = "wiebiedt.v1"

    let house: House
    let lanes: Lanes
    let openLines: OpenLines
    let configuration: SiteConfiguration

    /// Decides over a proper handshake.
    func decide(_ head: HTTPRequestHead, on channel: any Channel) async -> UpgradeDecision {
        guard let request = try? HTTPRequest(head, secure: configuration.isSecure, splitCookie: false),
            let path = request.path, let live = LivePath(path),
            let visitor = try? await visitor(live, request.headerFields, host: request.authority),
            speaksOurs(head)
        else { return .refuse }

        let after = live.epoch == visitor.conference.epoch ? live.after : nil
        let (catalogue, openLines) = (house.catalogue, openLines)
        let lane = lanes.lane(of: channel.eventLoop)
        guard let shard = visitor.conference.room.shard(on: lane) else { return .refuse }
        return .accept(subprotocol: head.offeredSubprotocols.isEmpty ? nil : Self.subprotocol) { _ in
            SocketLine(visitor, after: after, catalogue: catalogue, shard: shard, openLines: openLines)
        }
    }

    /// Who asks, if they may have a socket.
    ///
    /// - Throws: ``Problem``.
    func visitor(_ live: LivePath, _ headers: HTTPFields, host: String?) async throws -> Visitor {
        let visitor = try await house.visitor(
            to: live.code,
            as: live.role,
            headers,
            isSecure: configuration.isSecure
        )
        if visitor.isFromCookie {
            guard Origin.isOurs(headers[.origin], host: host, publicURL: configuration.publicURL) else {
                throw Problem.foreignOrigin
            }
        }
        return visitor
    }

    /// Whether the client offers our subprotocol, or leaves it open as simple tools do.
    private func speaksOurs(_ head: HTTPRequestHead) -> Bool {
        head.offeredSubprotocols.isEmpty || head.offeredSubprotocols.contains { $0 == Self.subprotocol }
    }
}

/// What the address of a line says.
struct LivePath {
    let code: String
    /// The last event that the client has.
    let after: Int?
    /// Of which ledger that is.
    let epoch: String?
    /// As what the browser comes.
    let role: String?

    /// Reads `/live/{code}?after=&epoch=&as=`; nil for any other path.
    init?(_ path: String) {
        let uri = URI(path)
        let parts = uri.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, parts[1] == "live" else { return nil }
        self.init(code: String(parts[2]), uri)
    }

    /// Reads the query of a request for a conference.
    init(code: String, _ uri: URI) {
        self.code = code
        after = uri.queryParameters["after"].flatMap { Int($0) }
        epoch = uri.queryParameters["epoch"].map(String.init)
        role = uri.queryParameters["as"].map(String.init)
    }
}
