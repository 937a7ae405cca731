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
    let paces: Paces
    let configuration: SiteConfiguration

    /// Decides over a proper handshake.
    func decide(_ head: HTTPRequestHead, on channel: any Channel) async -> UpgradeDecision {
        guard var request = try? HTTPRequest(head, secure: configuration.isSecure, splitCookie: false) else {
            return .refuse
        }
        request.scheme = configuration.scheme(of: request, from: channel.remoteAddress)
        let look = openLines.look()
        guard (try? request.requireAddress(publicURL: configuration.publicURL)) != nil, let path = request.path,
            let live = LivePath(path), let visitor = try? await visitor(live, request), speaksOurs(head)
        else { return .refuse }

        let after = live.epoch == visitor.conference.epoch ? live.after : nil
        let (catalogue, openLines, paces) = (house.catalogue, openLines, paces)
        let lane = lanes.lane(of: channel.eventLoop)
        guard let shard = visitor.conference.room.shard(on: lane) else { return .refuse }
        return .accept(subprotocol: head.offeredSubprotocols.isEmpty ? nil : Self.subprotocol) { _ in
            SocketLine(
                visitor,
                lookedAt: look,
                after: after,
                catalogue: catalogue,
                shard: shard,
                openLines: openLines,
                paces: paces
            )
        }
    }

    /// Who asks, if they may have a socket.
    ///
    /// - Throws: ``Problem``.
    func visitor(_ live: LivePath, _ request: HTTPRequest) async throws -> Visitor {
        let visitor = try await house.visitor(
            to: live.code,
            as: live.role,
            request.headerFields,
            isSecure: request.isSecure
        )
        switch configuration.originRule.verdict(on: request) {
        case .ours: return visitor
        case .unsaid where !visitor.isFromCookie: return visitor
        case .unsaid, .foreign: throw Problem.foreignOrigin
        }
    }

    /// Whether the client offers our subprotocol, or leaves it open as simple tools do.
    private func speaksOurs(_ head: HTTPRequestHead) -> Bool {
        head.offeredSubprotocols.isEmpty || head.offeredSubprotocols.contains { $0 == Self.subprotocol }
    }
}
