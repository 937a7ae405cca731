import Glibc
import NIOCore
import NIOPosix

/// Lets an event loop do some work once it has read what people sent.
///
/// NIO does all work that is due before it reads again, also what that work adds, and a timer makes it sleep for a moment
/// first. So the loop has a pipe to itself: to ring is to write a byte, and the loop finds it when it looks for what is to
/// be read.
final class Bell: @unchecked Sendable {  // rung and heard on its loop only; made and ended anywhere
    private let loop: any EventLoop
    /// Where a byte is written to; a pipe that is read before the next byte never is full.
    private let button: CInt
    private var waiting: [@Sendable () -> Void] = []

    /// Hangs a bell in a loop.
    ///
    /// - Throws: when there is no descriptor left for a pipe.
    static func hang(in loop: any EventLoop) async throws -> Bell {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw IOError(errnoCode: errno, reason: "pipe") }
        let bell = Bell(loop, button: ends[1])
        do {
            _ = try await NIOPipeBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Ear(bell))
                    }
                }
                .takingOwnershipOfDescriptor(input: ends[0]).get()
        } catch {
            close(ends[0])
            throw error
        }
        return bell
    }

    private init(_ loop: any EventLoop, button: CInt) {
        self.loop = loop
        self.button = button
    }

    deinit { close(button) }

    /// Has work done after the loop has read once more; to be called on the loop.
    func ring(_ work: @escaping @Sendable () -> Void) {
        loop.preconditionInEventLoop()
        waiting.append(work)
        guard waiting.count == 1 else { return }
        var byte: UInt8 = 0
        _ = write(button, &byte, 1)
    }

    private func rang() {
        let due = waiting
        waiting = []
        // Not now, but after all else that the loop found to be read in the same look.
        loop.execute { for work in due { work() } }
    }

    private final class Ear: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let bell: Bell

        init(_ bell: Bell) { self.bell = bell }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { bell.rang() }
    }
}
