import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import WebSockets

/// Every connection of the port: HTTP, or a socket if its first request asks for one and may have it.
///
/// Hummingbird has no sockets of its own here; its public hook for other kinds of connections is `ServerChildChannel`.
struct LiveChannel: ServerChildChannel, HTTPChannelHandler {
    /// How long a connection may stand between requests.
    private static let idleLimit = TimeAmount.seconds(30)
    /// The same when there is hardly room for more connections: a browser makes a new one when it needs it.
    private static let idleLimitNearlyFull = TimeAmount.seconds(2)
    /// How long the first request may take then.
    private static let firstRequestLimitNearlyFull = TimeAmount.seconds(5)
    /// How much may wait in a connection before it counts as not writable, and from where it is again.
    ///
    /// A phone that is this far behind gets the state when it has caught up, which is smaller than what it missed.
    private static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 16 * 1024, high: 64 * 1024)
    /// The kernel's own buffer, which would otherwise grow to megabytes and hide a slow phone.
    private static let sendBuffer: ChannelOptions.Types.SocketOption.Value = 128 * 1024

    /// What is read into: NIO keeps one buffer a connection, and begins with 2 KiB where a command has 200 bytes.
    private static let receiving = AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 512, maximum: 16 * 1024)

    typealias HTTP = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    struct Value: ServerChildChannelValue {
        let upgraded: EventLoopFuture<Upgraded<HTTP>>
        let channel: any Channel
    }

    let responder: HTTPChannelHandler.Responder
    let decide: UpgradeDecider
    let connections: OpenConnections
    let lanes: Lanes
    let configuration: SiteConfiguration

    /// Must not wait for the first request: the channel is registered only when this future completes.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            if let options = channel.syncOptions {
                try options.setOption(.writeBufferWaterMark, value: Self.waterMark)
                try options.setOption(.recvAllocator, value: Self.receiving)
                // What is no TCP socket has no such option, and needs none.
                try? options.setOption(.socketOption(.so_sndbuf), value: Self.sendBuffer)
            }
            let opening = channel.pipeline.syncOperations
            // The time for the first request begins here, so a handshake that stops halfway is cut too.
            if let desk = configuration.tlsDesk { try opening.addHandler(desk.makeHandler()) }
            var upgrade = UpgradeConfiguration()
            let refusal = EarlyRefusal(isSecure: configuration.isSecure)
            upgrade.refusal = refusal.callAsFunction
            upgrade.webSocket.sendsPastChannel = configuration.tlsDesk == nil
            upgrade.webSocket.wheel = lanes.lane(of: channel.eventLoop).wheel
            if connections.isNearlyFull { upgrade.firstRequestLimit = Self.firstRequestLimitNearlyFull }
            let upgraded = opening.addUpgradeGate(configuration: upgrade, decide: decide) { channel -> HTTP in
                let pipeline = channel.pipeline.syncOperations
                let idleLimit = connections.isNearlyFull ? Self.idleLimitNearlyFull : Self.idleLimit
                try pipeline.addHandler(RequestGuard(refusal: refusal))
                try pipeline.addHandler(AnswerGuard())
                try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: configuration.isSecure))
                if configuration.trustedProxies.contains(channel.remoteAddress) {
                    try pipeline.addHandler(ForwardedScheme(configuration))
                }
                try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: .init(idleLimit), logger: logger))
                return try HTTP(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                )
            }
            return Value(upgraded: upgraded, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        // It fails when the connection ends before its first request, which is nobody's fault.
        guard case .http(let http)? = try? await value.upgraded.get() else { return }
        await CurrentConnection.$current.withValue(CurrentConnection(value.channel)) {
            await handleHTTP(asyncChannel: http, logger: logger)
        }
    }
}
