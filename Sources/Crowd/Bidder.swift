import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// One made-up employer with a line to the hall: a ``BidderState`` and the socket that it speaks over.
///
/// It lives on one event loop and has no task: the loop tells it of frames, of moments, and of the end of its line.
final class Bidder {
    /// The largest frame that is taken: the state of a conference with every pitch and text at its longest.
    private static let frameMaximum = 16 * 1024 * 1024
    /// How long a line that cannot even take the word that it ends is left.
    private static let patience = TimeAmount.seconds(2)

    private let token: String
    private let door: Door
    private let loop: any EventLoop
    private let tally: Tally
    private let ears: Ears
    private var state: BidderState

    private var line: Line?
    private var alarm: Scheduled<Void>?
    private var alarmAt: Int64?
    private var isLeaving = false

    /// A line, from the attempt to its end.
    private final class Line {
        var channel: (any Channel)?
        var isOpen = false
        var code: UInt16?
    }

    /// Somebody who stays outside until ``arrive()``.
    init(token: String, door: Door, loop: any EventLoop, tally: Tally, ears: Ears, state: BidderState) {
        self.token = token
        self.door = door
        self.loop = loop
        self.tally = tally
        self.ears = ears
        self.state = state
    }

    /// Comes in, some moment soon.
    func arrive() {
        wait(state.arrival()) { $0.connect() }
    }

    /// Leaves for good; the future is there when the socket is gone.
    func leave() -> EventLoopFuture<Void> {
        isLeaving = true
        alarm?.cancel()
        guard let line, let channel = line.channel else { return loop.makeSucceededVoidFuture() }
        if line.isOpen {
            close(channel, code: .normalClosure)
        } else {
            channel.close(promise: nil)
        }
        return channel.closeFuture
    }

    private var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }

    private func wait(_ milliseconds: Int64, then act: @escaping (Bidder) -> Void) {
        alarm?.cancel()
        alarmAt = nil
        alarm = loop.assumeIsolated().scheduleTask(in: .milliseconds(milliseconds)) { [weak self] in
            if let self { act(self) }
        }
    }

    // MARK: - The line

    private func connect() {
        let line = Line()
        self.line = line
        let bound = NIOLoopBound((bidder: self, line: line), eventLoop: loop)
        ClientBootstrap(group: loop)
            .connectTimeout(.seconds(10))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try bound.value.bidder.prepare(channel, as: bound.value.line)
                }
            }
            .connect(to: door.address)
            .assumeIsolated()
            .whenFailure { _ in self.ended(line) }
    }

    private func prepare(_ channel: any Channel, as line: Line) throws {
        line.channel = channel
        channel.closeFuture.assumeIsolated().whenComplete { _ in self.ended(line) }
        let pipeline = channel.pipeline.syncOperations
        if let tls = door.tls { try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: nil)) }

        let bound = NIOLoopBound((bidder: self, line: line), eventLoop: loop)
        let upgrader = NIOTypedWebSocketClientUpgrader<Void>(
            maxFrameSize: Self.frameMaximum,
            enableAutomaticErrorHandling: false
        ) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                let (bidder, line) = bound.value
                try channel.pipeline.syncOperations.addHandler(BidderHandler(bidder))
                line.isOpen = true
                bidder.tally.came()
            }
        }
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: door.request(token: token, from: state.place),
                upgraders: [upgrader],
                // Whoever is not let in goes, and tries again later.
                notUpgradingCompletionHandler: { $0.close() }
            )
        )
        // The welcome may come in the same packet as the answer to the handshake.
        configuration.leftOverBytesStrategy = .forwardBytes
        let upgraded = try pipeline.configureUpgradableHTTPClientPipeline(configuration: configuration)
        upgraded.whenFailure { _ in channel.close(promise: nil) }
    }

    private func ended(_ line: Line) {
        guard self.line === line else { return }
        self.line = nil
        if line.isOpen { tally.went() }
        guard !isLeaving, let wait = state.lose(line.code) else { return }
        self.wait(wait) { $0.connect() }
    }

    // MARK: - What the handler tells

    /// The server said something.
    func heard(_ text: ByteBuffer) {
        perform(state.hear(ears.hear(text), at: now))
    }

    /// The server ends the line.
    func closed(by channel: any Channel, _ code: UInt16?) {
        line?.code = code
        close(channel, code: .normalClosure)
    }

    private func act() {
        alarmAt = nil
        perform(state.act(at: now))
    }

    private func perform(_ acts: [BidderState.Act]) {
        for act in acts {
            switch act {
            case .say(let frame): say(frame)
            case .offered: tally.offered()
            case .answered(let recorded, let milliseconds):
                tally.answered(recorded: recorded, milliseconds: milliseconds)
            }
        }
        setAlarm()
    }

    /// Wakes when the state has something to do; most frames change nothing about that.
    private func setAlarm() {
        guard line?.isOpen == true, !isLeaving, alarmAt != state.nextDue else { return }
        guard let due = state.nextDue else {
            alarm?.cancel()
            alarmAt = nil
            return
        }
        wait(max(0, due - now)) { $0.act() }
        alarmAt = due
    }

    private func say(_ frame: [UInt8]) {
        guard let channel = line?.channel, line?.isOpen == true else { return }
        let frame = WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(bytes: frame))
        channel.writeAndFlush(frame, promise: nil)
    }

    private func close(_ channel: any Channel, code: WebSocketErrorCode) {
        var data = channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        let frame = WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: data)
        channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        channel.writeAndFlush(frame).whenComplete { _ in channel.close(promise: nil) }
    }
}

/// Tells a bidder what comes in over its socket.
private final class BidderHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let bidder: Bidder

    init(_ bidder: Bidder) {
        self.bidder = bidder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        switch frame.opcode {
        case .text:
            bidder.heard(frame.unmaskedData)
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
            context.writeAndFlush(Self.wrapOutboundOut(pong), promise: nil)
        case .connectionClose:
            var payload = frame.unmaskedData
            bidder.closed(by: context.channel, payload.readInteger(as: UInt16.self))
        default:
            break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
