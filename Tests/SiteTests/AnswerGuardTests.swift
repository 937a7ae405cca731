import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import Site

/// What becomes of somebody who asks and does not take the answer: over a real socket, whose buffers are soon full.
struct AnswerGuardTests {
    /// More than two small buffers hold.
    private static let answer = 640 * 1024
    private static let patience = TimeAmount.seconds(4)

    @Test func `who takes nothing is cut`() async throws {
        try await withAnswer { _, cut in
            // The peer learns of it only when it reads what is on its way.
            try await cut.get()
        }
    }

    @Test func `who takes some now and then has more time than that, and gets all`() async throws {
        try await withAnswer { peer, _ in
            let end = NIODeadline.now() + Self.patience + Self.patience
            var taken = 0
            while taken < Self.answer {
                let more = try await peer.take(16 * 1024)
                try #require(more > 0, "cut after \(taken) bytes")
                taken += more
                // Until twice the patience has passed, at the pace that takes as long for all of it.
                let due =
                    end - .nanoseconds(Int64(Self.answer - taken) * 2 * Self.patience.nanoseconds / Int64(Self.answer))
                try await Task.sleep(for: .nanoseconds(max(0, (due - .now()).nanoseconds)))
            }
        }
    }

    /// Somebody to whom an answer was written at once, and the end of the connection.
    private func withAnswer(_ body: (Peer, EventLoopFuture<Void>) async throws -> Void) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let cut = group.any().makePromise(of: Void.self)
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.socketOption(.so_sndbuf), value: 8 * 1024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerGuard(patience: Self.patience))
                    channel.closeFuture.cascade(to: cut)
                    channel.eventLoop.execute {
                        channel.writeAndFlush(ByteBuffer(repeating: 0, count: Self.answer), promise: nil)
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let peer = try Peer(port: try #require(server.localAddress?.port))
        try await body(peer, cut.futureResult)
        peer.hangUp()
        try await server.close()
        try await group.shutdownGracefully()
    }

    private struct Peer {
        private let descriptor: CInt

        init(port: Int) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var small: CInt = 8 * 1024
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &small, socklen_t(MemoryLayout<CInt>.size))
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: port)
            let connected = address.withSockAddr { connect(descriptor, $0, socklen_t($1)) }
            try #require(connected == 0)
        }

        /// Takes as much as there is, at most so much; 0 when the other end has gone.
        func take(_ count: Int) async throws -> Int {
            try await NIOThreadPool.singleton.runIfActive { [descriptor] in
                var bytes = [UInt8](repeating: 0, count: count)
                return max(0, recv(descriptor, &bytes, count, 0))
            }
        }

        func hangUp() { close(descriptor) }
    }
}
