import NIOCore
import NIOHTTP1
import NIOWebSocket

extension HTTPRequestHead {
    /// The header fields of the answer that completes this handshake: RFC 6455, section 4.2.2.
    ///
    /// NIO's own upgrader computes the accept hash; it needs no SHA-1 of ours.
    func acceptance(adding headers: HTTPHeaders, on channel: any Channel) -> EventLoopFuture<HTTPHeaders> {
        NIOTypedWebSocketServerUpgrader<Void>(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(headers) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() }
        )
        .buildUpgradeResponse(channel: channel, upgradeRequest: self, initialResponseHeaders: [:])
    }
}
