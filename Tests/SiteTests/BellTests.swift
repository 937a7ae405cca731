import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import Site

/// A real event loop with a bell, and a pipe of ours on the same loop, to see which is heard first.
struct BellTests {
    @Test func `what was sent before the bell is rung is read before its work is done`() async throws {
        let pages = try await onALoop(pages: 2) { loop, bell, diary, mouth in
            loop.execute {
                say(into: mouth)
                bell.ring { diary.write("rang") }
            }
        }
        #expect(pages == ["read", "rang"])
    }

    @Test func `what is sent in its work is read before the work of the next ring`() async throws {
        let pages = try await onALoop(pages: 3) { loop, bell, diary, mouth in
            loop.execute {
                bell.ring {
                    diary.write("rang")
                    say(into: mouth)
                    bell.ring { diary.write("rang again") }
                }
            }
        }
        #expect(pages == ["rang", "read", "rang again"])
    }

    @Test func `all who ring before it is heard are served, in their order`() async throws {
        let pages = try await onALoop(pages: 3) { loop, bell, diary, _ in
            loop.execute {
                for number in 1...3 { bell.ring { diary.write("\(number)") } }
            }
        }
        #expect(pages == ["1", "2", "3"])
    }

    @Test func `a bell is rung again and again`() async throws {
        let pages = try await onALoop(pages: 1_000) { loop, bell, diary, _ in
            @Sendable func ring(_ times: Int) {
                bell.ring {
                    diary.write("\(times)")
                    if times > 1 { ring(times - 1) }
                }
            }
            loop.execute { ring(1_000) }
        }
        #expect(pages == (1...1_000).reversed().map(String.init))
    }

    /// Does something on a loop until so many pages of its diary are full.
    private func onALoop(
        pages: Int,
        _ work: (any EventLoop, Bell, Diary, CInt) -> Void
    ) async throws -> [String] {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let diary = Diary(pages: pages)
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        _ = try await NIOPipeBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(diary))
                }
            }
            .takingOwnershipOfDescriptor(input: ends[0]).get()

        work(loop, try await Bell.hang(in: loop), diary, ends[1])

        let written = await diary.whenFull()
        try await group.shutdownGracefully()
        close(ends[1])
        return written
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let diary: Diary

        init(_ diary: Diary) { self.diary = diary }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { diary.write("read") }
    }
}

private func say(into mouth: CInt) {
    var byte: UInt8 = 0
    _ = write(mouth, &byte, 1)
}

/// What happened, in its order.
private final class Diary: Sendable {
    private let written = Mutex<[String]>([])
    private let pages: Int
    private let full = AsyncStream<[String]>.makeStream()

    init(pages: Int) { self.pages = pages }

    func write(_ page: String) {
        let all = written.withLock { written in
            written.append(page)
            return written
        }
        if all.count == pages { full.continuation.yield(all) }
    }

    func whenFull() async -> [String] {
        for await pages in full.stream { return pages }
        return []
    }
}
