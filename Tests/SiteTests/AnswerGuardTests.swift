import Glibc
import NIOCore
import NIOEmbedded
import NIOPosix
import Testing

@testable import Site

/// What becomes of somebody who asks and does not take the answer.
struct AnswerGuardTests {
    private let loop = EmbeddedEventLoop()
    private let channel: EmbeddedChannel
    private let left = Left()

    /// How much of an answer waits.
    private final class Left {
        var bytes = 0
    }

    init() throws {
        let left = left
        channel = EmbeddedChannel(handler: AnswerGuard(waiting: { _ in left.bytes }), loop: loop)
        try channel.connect(to: .init(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func leaves(_ bytes: Int, isWritable: Bool = false) {
        left.bytes = bytes
        guard channel.isWritable != isWritable else { return }
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
    }

    @Test func `who takes nothing for thirty seconds is cut`() {
        leaves(100_000)
        loop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)

        loop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `who takes some now and then has as long as it lasts`() {
        leaves(100_000)
        for taken in 1...20 {
            loop.advanceTime(by: .seconds(25))
            leaves(100_000 - taken)
        }
        #expect(channel.isActive)

        loop.advanceTime(by: .seconds(60))
        #expect(!channel.isActive)
    }

    @Test func `who has taken it is left alone`() {
        leaves(100_000)
        loop.advanceTime(by: .seconds(29))
        leaves(0, isWritable: true)
        loop.advanceTime(by: .hours(1))

        #expect(channel.isActive)
    }

    /// Over a real socket, whose buffers are soon full: a channel tells how much waits.
    @Test func `a connection that is not read is cut`() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let cut = group.any().makePromise(of: Void.self)
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.socketOption(.so_sndbuf), value: 8 * 1024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerGuard(patience: .milliseconds(100)))
                    channel.closeFuture.cascade(to: cut)
                    channel.eventLoop.execute {
                        channel.writeAndFlush(ByteBuffer(repeating: 0, count: 8 * 1024 * 1024), promise: nil)
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let peer = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let called = try #require(server.localAddress).withSockAddr { connect(peer, $0, socklen_t($1)) }
        #expect(called == 0)

        try await cut.futureResult.get()

        close(peer)
        try await server.close()
        try await group.shutdownGracefully()
    }
}
