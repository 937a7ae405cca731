import NIOCore
import NIOEmbedded
import Testing

@testable import WebSockets

/// One connection, in a channel without a network and with a clock that is moved by hand.
struct WebSocketHandlerTests {
    private let recorder = Recorder()
    private let channel: EmbeddedChannel
    private var loop: EmbeddedEventLoop { channel.embeddedEventLoop }

    init() throws {
        channel = try Self.open(recorder)
    }

    private static func open(
        _ recorder: Recorder,
        _ configuration: WebSocketConfiguration = .init()
    ) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: WebSocketHandler(configuration: configuration, delegate: recorder))
        try channel.connect(to: .init(unixDomainSocketPath: "/nowhere")).wait()
        return channel
    }

    private func receive(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    private func sent(by channel: EmbeddedChannel? = nil) throws -> [ByteBuffer] {
        var buffers: [ByteBuffer] = []
        while let buffer = try (channel ?? self.channel).readOutbound(as: ByteBuffer.self) { buffers.append(buffer) }
        return buffers
    }

    // MARK: Messages

    @Test func `a message reaches the delegate, and its answer the peer`() throws {
        recorder.answer = { connection in
            connection.write(framed: FrameEncoder.text("ik"))
            connection.flush()
        }

        try receive(clientFrame("wie biedt?"))

        #expect(recorder.told == [.opened, .text("wie biedt?")])
        #expect(try sent() == [FrameEncoder.text("ik")])
    }

    @Test func `sending to many shares one buffer`() throws {
        let framed = FrameEncoder.text("voor iedereen")

        recorder.connection?.send(framed: framed)

        let bytes = try #require(try sent().first)
        #expect(bytes.withUnsafeReadableBytes(\.baseAddress) == framed.withUnsafeReadableBytes(\.baseAddress))
    }

    @Test func `binary is refused, unless it is allowed`() throws {
        try receive(clientFrame(.binary, [1]))
        #expect(recorder.told == [.opened, .closed(1003)])

        var configuration = WebSocketConfiguration()
        configuration.allowsBinary = true
        let willing = Recorder()
        try Self.open(willing, configuration).writeInbound(ByteBuffer(bytes: clientFrame(.binary, [1])))
        #expect(willing.told == [.opened, .binary([1])])
    }

    @Test func `a Ping is answered with its payload`() throws {
        try receive(clientFrame(.ping, [1, 2, 3]))

        #expect(try sent() == [FrameEncoder.pong(ByteBuffer(bytes: [1, 2, 3]))])
    }

    @Test func `a peer that does not read gets no Pong, and the delegate hears when it has caught up`() throws {
        channel.isWritable = false
        try receive(clientFrame(.ping, [1]))
        #expect(try sent() == [])
        #expect(recorder.connection?.isWritable == false)

        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(recorder.told == [.opened, .writable])
        #expect(recorder.connection?.isWritable == true)
    }

    @Test func `what is for those who keep up is not sent to a peer that does not`() throws {
        let frame = FrameEncoder.text("news")
        channel.isWritable = false
        #expect(recorder.connection?.sendIfWritable(framed: frame) == false)
        #expect(try sent() == [])

        channel.isWritable = true
        #expect(recorder.connection?.sendIfWritable(framed: frame) == true)
        #expect(try sent() == [frame])
    }

    // MARK: Closing

    @Test func `a peer that closes gets its own code back`() throws {
        try receive(clientClose(4321))

        #expect(try sent() == [FrameEncoder.close(CloseCode(rawValue: 4321))])
        #expect(recorder.told == [.opened, .closed(4321)])
        #expect(!channel.isActive)
    }

    @Test func `a peer that closes without a code gets none`() throws {
        try receive(clientFrame(.close))

        #expect(try sent() == [FrameEncoder.close(nil)])
        #expect(recorder.told == [.opened, .closed(1005)])
    }

    @Test func `nothing that comes after a Close is heard`() throws {
        try receive(clientFrame("voor") + clientClose(1000) + clientFrame("na"))

        #expect(recorder.told == [.opened, .text("voor"), .closed(1000)])
    }

    @Test func `our Close waits for the peer's`() throws {
        recorder.connection?.close(.goingAway, reason: "tot zo")
        #expect(try sent() == [FrameEncoder.close(.goingAway, reason: "tot zo")])
        loop.advanceTime(by: .milliseconds(1999))
        #expect(channel.isActive)

        try receive(clientFrame("te laat") + clientFrame(.ping) + clientClose(1001))

        #expect(!channel.isActive)
        #expect(recorder.told == [.opened, .closed(1001)])
        #expect(try sent() == [])
    }

    @Test func `our Close does not wait for ever`() throws {
        recorder.connection?.close(.goingAway)
        loop.advanceTime(by: .seconds(2))

        #expect(!channel.isActive)
        #expect(recorder.told == [.opened, .closed(1001)])
    }

    @Test func `a connection closes once, and then takes nothing more`() throws {
        let connection = try #require(recorder.connection)
        connection.close(.goingAway)
        connection.close(.normal)
        connection.send(framed: FrameEncoder.text("nog iets"))
        channel.flush()
        #expect(try sent() == [FrameEncoder.close(.goingAway)])
        #expect(!connection.isWritable)

        connection.closeNow()
        connection.closeNow()
        connection.send(framed: FrameEncoder.text("nog iets"))

        #expect(recorder.told == [.opened, .closed(1001)])
        #expect(try sent() == [])
    }

    @Test func `nothing is sent after a Close, though that makes room`() throws {
        try channel.pipeline.syncOperations.addHandler(MakesRoom(), position: .first)
        recorder.fill = { $0.send(framed: FrameEncoder.text("eindelijk")) }
        channel.isWritable = false
        recorder.connection?.close(.goingAway)

        #expect(channel.isWritable)
        #expect(try sent() == [FrameEncoder.close(.goingAway)])
    }

    /// Becomes writable with a flush, as a socket does.
    private final class MakesRoom: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        func flush(context: ChannelHandlerContext) {
            context.flush()
            (context.channel as? EmbeddedChannel)?.isWritable = true
            context.pipeline.syncOperations.fireChannelWritabilityChanged()
        }
    }

    @Test func `closing now sends nothing`() throws {
        recorder.connection?.closeNow()

        #expect(try sent() == [])
        #expect(recorder.told == [.opened, .closed(1006)])
    }

    @Test func `a delegate that closes in the middle hears no more`() throws {
        recorder.answer = { $0.closeNow() }

        try receive(clientFrame("een") + clientFrame("twee"))

        #expect(recorder.told == [.opened, .text("een"), .closed(1006)])
    }

    @Test func `a server that stops says so in the delegate's words`() throws {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try sent() == [FrameEncoder.close(CloseCode(rawValue: 4000))])

        loop.advanceTime(by: .seconds(2))
        #expect(recorder.told == [.opened, .closed(4000)])
    }

    @Test func `a peer that just goes is gone`() throws {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)

        #expect(recorder.told == [.opened, .closed(1006)])
    }

    @Test func `an error of the network closes`() throws {
        channel.pipeline.fireErrorCaught(ChannelError.ioOnClosedChannel)

        #expect(recorder.told == [.opened, .closed(1006)])
    }

    @Test(
        arguments: [
            (clientFrame(.continuation), 1002),
            ([0x81, 0x00], 1002),
            (clientClose(1005), 1002),
            (clientFrame(.text, [0xFF]), 1007),
            (clientClose(1000, reason: [0xFF]), 1007),
            (clientFrame(.text, [UInt8](repeating: 0x61, count: 16 * 1024 + 1)), 1009),
            (
                clientFrame(.text, isFinal: false)
                    + (0..<64).flatMap { _ in clientFrame(.continuation, isFinal: false) }, 1009
            ),
        ] as [([UInt8], UInt16)])
    func `a peer that breaks a rule is told which, and closed`(bytes: [UInt8], code: UInt16) throws {
        try receive(bytes + clientFrame("na"))

        let answer = try #require(try sent().first).array
        #expect(answer[0] == 0x88)
        #expect(answer.count > 4, "there is a reason")
        #expect(Array(answer[2..<4]) == [UInt8(code >> 8), UInt8(code & 0xFF)])
        #expect(recorder.told == [.opened, .closed(code)])
    }

    // MARK: Time

    @Test func `a Ping goes out every twenty seconds`() throws {
        for _ in 0..<5 {
            loop.advanceTime(by: .milliseconds(19_999))
            #expect(try sent() == [])
            loop.advanceTime(by: .milliseconds(1))
            #expect(try sent() == [FrameEncoder.ping])
            try receive(clientFrame(.pong))
        }
        #expect(channel.isActive)
    }

    @Test func `connections that came at different moments are pinged together, and none too late`() throws {
        let loop = EmbeddedEventLoop()
        var configuration = WebSocketConfiguration()
        configuration.wheel = PingWheel()
        let channels = try (0..<3).map { _ in
            loop.advanceTime(by: .milliseconds(83))
            let handler = WebSocketHandler(configuration: configuration, delegate: Recorder())
            let channel = EmbeddedChannel(handler: handler, loop: loop)
            try channel.connect(to: .init(unixDomainSocketPath: "/nowhere")).wait()
            return channel
        }
        channels[1].close(promise: nil)

        loop.advanceTime(to: .uptimeNanoseconds(19_999_999_999))
        #expect(try channels.flatMap { try sent(by: $0) } == [])
        loop.advanceTime(to: .uptimeNanoseconds(20_000_000_000))
        #expect(try channels.map { try sent(by: $0) } == [[FrameEncoder.ping], [], [FrameEncoder.ping]])
    }

    @Test func `silence ends a connection after forty-five seconds`() throws {
        loop.advanceTime(by: .milliseconds(44_999))
        #expect(try sent() == [FrameEncoder.ping, FrameEncoder.ping])
        #expect(channel.isActive)

        loop.advanceTime(by: .milliseconds(1))
        #expect(recorder.told == [.opened, .closed(1001)])
    }

    @Test func `any whole frame breaks the silence`() throws {
        loop.advanceTime(by: .seconds(44))
        try receive(clientFrame(.text, isFinal: false))
        loop.advanceTime(by: .milliseconds(44_999))
        #expect(channel.isActive)

        loop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
    }

    @Test func `half a frame does not break the silence, however slowly it comes`() throws {
        for byte in clientFrame("traag").prefix(9) {
            try receive([byte])
            loop.advanceTime(by: .seconds(5))
        }

        #expect(recorder.told == [.opened, .closed(1001)])
    }

    @Test func `ten Pings a second are answered, and a flood is not`() throws {
        for _ in 0..<300 {
            try receive(clientFrame(.ping))
            loop.advanceTime(by: .milliseconds(100))
        }
        #expect(channel.isActive)

        try receive((0..<21).flatMap { _ in clientFrame(.ping) })
        #expect(recorder.told == [.opened, .closed(1008)])
    }

    @Test func `Pongs that nobody asked for count like Pings`() throws {
        try receive((0..<21).flatMap { _ in clientFrame(.pong) })

        #expect(recorder.told == [.opened, .closed(1008)])
    }

    @Test func `nothing stays behind`() throws {
        weak var handler: WebSocketHandler?
        weak var gone: Recorder?
        let loop = EmbeddedEventLoop()
        try {
            let recorder = Recorder()
            let channel = EmbeddedChannel(
                handlers: [WebSocketHandler(delegate: recorder)],
                loop: loop
            )
            try channel.connect(to: .init(unixDomainSocketPath: "/nowhere")).wait()
            handler = try channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
            gone = recorder
            #expect(recorder.told == [.opened])
            channel.close(promise: nil)
            loop.run()
        }()

        #expect(handler == nil)
        #expect(gone == nil)
    }

    @Test func `a channel that never was active was never opened`() throws {
        let recorder = Recorder()
        let channel = EmbeddedChannel(handler: WebSocketHandler(delegate: recorder))
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()

        #expect(recorder.told == [])
    }
}
