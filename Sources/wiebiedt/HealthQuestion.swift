import NIOCore
import NIOPosix
import NIOSSL

/// One request to a server on this machine, of whose answer only the status matters.
struct HealthQuestion {
    private static let patience = TimeAmount.seconds(5)

    let host: String
    let port: Int
    let isSecure: Bool

    /// The status of the answer.
    ///
    /// - Throws: when none came in time.
    func ask() async throws -> Int {
        let tls = isSecure ? try NIOSSLContext(configuration: Self.trustingAnybody) : nil
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let status = loop.makePromise(of: Int.self)
        loop.scheduleTask(in: Self.patience) { status.fail(NoAnswer()) }
        ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: nil)) }
                    try pipeline.addHandler(StatusReader(status))
                }
            }
            .connect(host: host, port: port)
            .whenFailure { status.fail($0) }
        return try await status.futureResult.get()
    }

    /// The other end is this very machine, and its certificate names the host that people know.
    private static var trustingAnybody: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        // Whatever a server may have as a key; without naming it, one of Ed25519 is turned down.
        configuration.verifySignatureAlgorithms = [
            .ed25519, .ecdsaSecp256R1Sha256, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512, .rsaPssRsaeSha256,
            .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256, .rsaPkcs1Sha384, .rsaPkcs1Sha512,
        ]
        return configuration
    }
}

private struct NoAnswer: Error {}

/// Sends the request, and reads as far as the status.
private final class StatusReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let request = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    private let status: EventLoopPromise<Int>
    private var heard = ByteBuffer()

    init(_ status: EventLoopPromise<Int>) { self.status = status }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: Self.request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heard.writeImmutableBuffer(unwrapInboundIn(data))
        // "HTTP/1.1 200 "
        guard let line = heard.getString(at: 0, length: 13) else { return }
        if line.hasPrefix("HTTP/1.1 "), let number = Int(line.dropFirst(9).prefix(3)) {
            status.succeed(number)
        } else {
            status.fail(NoAnswer())
        }
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { status.fail(NoAnswer()) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        status.fail(error)
        context.close(promise: nil)
    }
}
