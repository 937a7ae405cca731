import Foundation
import Logging
import NIOCore

/// Meets every connection before anything is made for it, and turns away who is one too many.
///
/// It stands first on the channel that listens. What it turns away is never registered with an event loop: it costs
/// accept(2), one write and close(2).
final class AcceptGate: ChannelInboundHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel

    /// How long nobody is let in after the system had no file for a connection.
    private static let pause = TimeAmount.milliseconds(200)
    /// How often the log says that somebody was turned away, or could not be let in.
    private static let silence = TimeAmount.seconds(60)

    private let connections: OpenConnections
    private let isProxy: @Sendable (SocketAddress) -> Bool
    /// What is said to who is turned away; nil when it would have to be said over TLS.
    private let answer: [UInt8]?
    private let logger: Logger
    private var isPausing = false
    private var mayLogFrom = NIODeadline.uptimeNanoseconds(0)

    init(
        _ connections: OpenConnections,
        isProxy: @escaping @Sendable (SocketAddress) -> Bool,
        answer: [UInt8]?,
        logger: Logger
    ) {
        self.connections = connections
        self.isProxy = isProxy
        self.answer = answer
        self.logger = logger
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = Self.unwrapInboundIn(data)
        let source = ConnectionSource(channel.remoteAddress, isProxy: isProxy)
        if let excess = connections.enter(from: source) {
            turnAway(channel)
            log("connections are turned away", because: excess.rawValue)
        } else {
            channel.closeFuture.whenComplete { [connections] _ in connections.leave(from: source) }
            context.fireChannelRead(data)
        }
    }

    /// Answers and closes; whoever asks over TLS sees a connection that ends, since a handshake would cost what there is
    /// too little of.
    private func turnAway(_ channel: any Channel) {
        channel.eventLoop.execute { [answer] in
            if let answer {
                _ = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable { (socket: CInt) in
                    say(answer, on: socket)
                }
            }
            channel.close(promise: nil)
        }
    }

    /// Waits before it accepts again when there was no file for a connection, or no memory.
    ///
    /// NIO's own back-off only holds when a connection was accepted in the same turn. Otherwise it leaves the socket
    /// readable, and the event loop does nothing but ask in vain.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        log("a connection could not be accepted", because: "\(error)")
        guard !isPausing else { return }
        isPausing = true
        let channel = context.channel
        try? channel.syncOptions?.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isPausing = false
            // It fails when the server has stopped listening.
            try? channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }

    private func log(_ message: Logger.Message, because reason: String) {
        guard .now() >= mayLogFrom else { return }
        mayLogFrom = .now() + Self.silence
        let counts = connections.counts
        logger.warning(
            message,
            metadata: [
                "open": "\(counts.open)",
                "turnedAway": "\(counts.full + counts.address)",
                "reason": "\(reason)",
            ]
        )
    }
}

/// Says something on a socket that is not read, and that nothing else will be said.
///
/// What has come in is taken: to close over it would be a reset, which may overtake the answer.
private func say(_ answer: [UInt8], on socket: CInt) {
    send(socket, answer, answer.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
    shutdown(socket, Int32(SHUT_WR))
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { request in
        _ = recv(socket, request.baseAddress, request.count, Int32(MSG_DONTWAIT))
    }
}
