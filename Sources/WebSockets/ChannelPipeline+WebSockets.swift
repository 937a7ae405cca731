public import NIOCore
import NIOHTTP1

extension ChannelPipeline.SynchronousOperations {
    /// Makes a channel whose handshake is already done a WebSocket connection.
    ///
    /// `addUpgradeGate` does it by itself.
    public func addWebSocketHandler(
        configuration: WebSocketConfiguration = .init(),
        delegate: any WebSocketDelegate
    ) throws {
        try addHandler(WebSocketHandler(configuration: configuration, delegate: delegate))
    }

    /// Makes an accepted channel serve HTTP/1.1 and WebSockets, whichever its first request asks for.
    ///
    /// A proper handshake is shown to `decide`. Everything else, and what that refuses, is HTTP.
    ///
    /// - Parameters:
    ///   - configuration: limits and times.
    ///   - decide: called once at most, off the event loop.
    ///   - becomeHTTP: adds the handlers that answer requests, after NIO's encoder and decoder; called on the event loop,
    ///     once at most. They get the first request as if they had always been there.
    /// - Returns: what the connection became. It fails when the connection ends before that is known.
    public func addUpgradeGate<HTTP: Sendable>(
        configuration: UpgradeConfiguration = .init(),
        decide: @escaping UpgradeDecider,
        becomeHTTP: @escaping (any Channel) throws -> HTTP
    ) -> EventLoopFuture<Upgraded<HTTP>> {
        addUpgradeGate(configuration: configuration, becomeHTTP: becomeHTTP) { head, channel in
            channel.eventLoop.makeFutureWithTask { await decide(head, channel) }
        }
    }

    /// The same, for a decision that needs no task.
    func addUpgradeGate<HTTP: Sendable>(
        configuration: UpgradeConfiguration = .init(),
        becomeHTTP: @escaping (any Channel) throws -> HTTP,
        ask: @escaping (HTTPRequestHead, any Channel) -> EventLoopFuture<UpgradeDecision>
    ) -> EventLoopFuture<Upgraded<HTTP>> {
        let encoder = HTTPResponseEncoder()
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: configuration.headerLimits),
            // So much may come in behind a handshake that is not decided yet.
            maximumBufferSize: 64 * 1024
        )
        let gate = UpgradeGate(
            configuration: configuration,
            decide: ask,
            becomeHTTP: becomeHTTP,
            encoder: encoder,
            decoder: decoder,
            result: eventLoop.makePromise()
        )
        do {
            try addHandlers([encoder, decoder, gate])
        } catch {
            gate.result.fail(error)
        }
        return gate.result.futureResult
    }
}
