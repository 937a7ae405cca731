import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import WebSockets

/// Frames that go to the socket itself, past the channel: over a real socket, whose buffers are soon full.
struct PastChannelTests {
    @Test func `what the socket does not take at once follows in order, and all that is said meanwhile behind it`()
        async throws
    {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let talker = Talker()
        let port = try await listen(on: group, talker)
        let peer = try Peer(port: port)
        talker.peer = peer
        let expected = talker.frames.flatMap { Array($0.readableBytesView) }

        // Twice, since frames go straight to the socket again when it has caught up.
        var early = talker.early.makeAsyncIterator()
        for _ in 1...2 {
            peer.send(clientFrame("speak"))
            let head = try #require(await early.next())
            let rest = try await NIOThreadPool.singleton.runIfActive { peer.receive(expected.count - head.count) }
            #expect(head.count + rest.count == expected.count)
            // Whether, and not what: to tell where half a million bytes differ takes longer than anybody waits.
            let isInOrder = head + rest == expected
            #expect(isInOrder)
        }
        peer.hangUp()
        try await group.shutdownGracefully()
    }

    private func listen(on group: MultiThreadedEventLoopGroup, _ talker: Talker) async throws -> Int {
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.socketOption(.so_sndbuf), value: 8 * 1024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    var configuration = WebSocketConfiguration()
                    configuration.sendsPastChannel = true
                    // In a busy machine the test itself may pause for longer than a Ping lets anybody be silent.
                    configuration.pingInterval = .hours(1)
                    configuration.silenceLimit = .hours(2)
                    try channel.pipeline.syncOperations
                        .addWebSocketHandler(configuration: configuration, delegate: talker)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return try #require(server.localAddress?.port)
    }

    /// Says more than the socket takes; then has the peer read some, so that there is room again, and says one thing more.
    private final class Talker: WebSocketDelegate, @unchecked Sendable {  // confined to the loop once the peer sends
        /// One is so large that the system takes some of it; of a small one it takes all or nothing.
        let frames = (1...60).map { FrameEncoder.text(String(repeating: "\($0) ", count: $0 == 9 ? 99_999 : $0 * $0)) }
        let early: AsyncStream<[UInt8]>
        var peer: Peer?
        private let continuation: AsyncStream<[UInt8]>.Continuation
        private var connection: WebSocketConnection?

        init() { (early, continuation) = AsyncStream.makeStream() }

        func opened(_ connection: WebSocketConnection) { self.connection = connection }

        func received(text: ByteBuffer) {
            for frame in frames.dropLast() { connection?.send(framed: frame) }
            #expect(connection?.isWritable == false, "or this shows nothing")
            continuation.yield(peer?.receive(4 * 1024) ?? [])
            connection?.send(framed: frames[frames.count - 1])
        }

        func closed(_ code: CloseCode) { connection = nil }
    }

    /// A peer that reads only when it is told to.
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

        func send(_ bytes: [UInt8]) {
            Glibc.send(descriptor, bytes, bytes.count, 0)
        }

        /// So many bytes, or fewer when no more come for ten seconds.
        func receive(_ count: Int) -> [UInt8] {
            var patience = timeval(tv_sec: 10, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let read = bytes[filled...].withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
                guard read > 0 else { break }
                filled += read
            }
            return Array(bytes.prefix(filled))
        }

        func hangUp() { close(descriptor) }
    }
}
