import NIOCore

/// One WebSocket connection: the last handler of a channel whose handshake is done.
///
///     bytes ──▶ FrameParser ──▶ MessageAssembler ──▶ WebSocketDelegate
///     bytes ◀── WebSocketConnection ◀── frames that FrameEncoder made
///
/// It has no task, and delivering a message allocates nothing. It answers Pings, pings by itself, closes when the peer
/// falls silent, breaks a rule, goes away or does not answer a Close, and when the server stops.
final class WebSocketHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Where a connection is: RFC 6455, section 7.
    private enum Phase {
        /// In a channel that is not active yet.
        case opening
        case open
        /// We sent a Close frame and wait for the peer's. Nothing may be sent any more.
        case closing
        /// All is said. What still comes in is thrown away until the peer has closed, or its time is over.
        case lingering
        case closed
    }

    // These three come first, and so side by side in memory: of a thousand handlers in turn each is fetched anew.
    private var phase = Phase.opening
    /// Nil until the first frame has left behind the answer to the handshake, and where frames may not go past the channel.
    private var socket: BareSocket?
    /// How many frames the channel still has to send; those that come now stand behind them.
    private var held = 0
    private let configuration: WebSocketConfiguration
    private var delegate: (any WebSocketDelegate)?
    private var context: ChannelHandlerContext?
    private var endCode = CloseCode.abnormal
    private var parser: FrameParser
    private var assembler: MessageAssembler
    private var pace: Pace
    private var lastHeard = NIODeadline.distantPast
    private let wheel: PingWheel
    private let seat = PingWheel.Seat()
    /// The instants at which the next Ping is due, and at which the wheel is to say so.
    private var nextPing = UInt64.max
    private var nextWake = UInt64.max
    /// Rings when the time to close is over.
    private var alarm: Alarm?

    init(configuration: WebSocketConfiguration = .init(), delegate: any WebSocketDelegate) {
        self.configuration = configuration
        self.delegate = delegate
        self.wheel = configuration.wheel ?? PingWheel()
        self.parser = FrameParser(maximumPayload: configuration.maximumMessageSize)
        self.assembler = MessageAssembler(
            maximumSize: configuration.maximumMessageSize,
            maximumFragments: configuration.maximumFragments,
            allowsBinary: configuration.allowsBinary
        )
        self.pace = Pace(
            perSecond: configuration.controlFramesPerSecond,
            atOnce: configuration.controlFramesAtOnce
        )
    }
}

// MARK: - Coming and going

extension WebSocketHandler {
    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        // An upgraded channel has long been active, and will not say so again.
        if context.channel.isActive { open() }
    }

    func channelActive(context: ChannelHandlerContext) {
        open()
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    private func open() {
        guard phase == .opening, let context else { return }
        phase = .open
        seat.handler = self
        lastHeard = context.eventLoop.now
        setNextPing(after: lastHeard)
        delegate?.opened(WebSocketConnection(self, on: context.eventLoop))
    }

    private func end() {
        let toldOpened = phase == .opening ? nil : delegate
        phase = .closed
        seat.handler = nil
        alarm?.silence()
        delegate = nil
        toldOpened?.closed(endCode)
    }
}

// MARK: - What the peer sends

extension WebSocketHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .open || phase == .closing else { return }
        parser.append(Self.unwrapInboundIn(data))
        do throws(Violation) {
            while phase == .open || phase == .closing, let frame = try parser.next() {
                lastHeard = context.eventLoop.now
                if let message = try assembler.add(frame) { try receive(message) }
            }
        } catch {
            sayGoodbye(error.code, reason: error.reason)
            linger()
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // The Pongs for all that was read leave together.
        if phase == .open { context.flush() }
        context.fireChannelReadComplete()
    }

    private func receive(_ message: Message) throws(Violation) {
        switch message {
        case .close(let close):
            sayGoodbye(close.code)
            linger()
        case .text(let text):
            if phase == .open { delegate?.received(text: text) }
        case .binary(let bytes):
            if phase == .open { delegate?.received(binary: bytes) }
        case .ping(let payload):
            try keepPace()
            // A peer that does not read gets no Pong either. Section 5.5.3 lets us answer the latest Ping only.
            if isWritable { write(FrameEncoder.pong(payload)) }
        case .pong:
            try keepPace()
        }
    }

    private func keepPace() throws(Violation) {
        guard pace.keeps(at: lastHeard) else {
            throw Violation(
                code: .policyViolation,
                reason: "more than \(configuration.controlFramesPerSecond) pings a second"
            )
        }
    }
}

// MARK: - What is sent to the peer

extension WebSocketHandler {
    var isWritable: Bool {
        guard phase == .open else { return false }
        return socket != nil && held == 0 || context?.channel.isWritable == true
    }

    /// Sends a frame at once.
    ///
    /// Straight to the socket where that is allowed and nothing waits: a frame for a whole hall then costs little more
    /// than its system call. What the socket does not take waits in the channel.
    func send(_ frame: ByteBuffer) {
        guard phase == .open else { return }
        guard held == 0, let socket else { return sendThroughChannel(frame) }
        // A channel that is no longer active has closed its socket, and has told us before anybody could send.
        assert(context?.channel.isActive == true)
        let sent = socket.send(frame)
        if sent < frame.readableBytes {
            var rest = frame
            rest.moveReaderIndex(forwardBy: sent)
            sendThroughChannel(rest)
        }
    }

    private func sendThroughChannel(_ frame: ByteBuffer) {
        write(frame)
        context?.flush()
    }

    /// Sends a frame at once, unless the peer is behind.
    ///
    /// - Returns: whether it was sent.
    func sendIfWritable(_ frame: ByteBuffer) -> Bool {
        guard isWritable else { return false }
        send(frame)
        return true
    }

    func write(_ frame: ByteBuffer) {
        guard phase == .open, let context else { return }
        guard configuration.sendsPastChannel else {
            return context.write(Self.wrapOutboundOut(frame), promise: nil)
        }
        held += 1
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { result in
            self.held -= 1
            guard self.socket == nil, self.phase == .open, case .success = result else { return }
            self.socket = self.context.flatMap { BareSocket(of: $0.channel) }
        }
        context.write(Self.wrapOutboundOut(frame), promise: written)
    }

    func flush() {
        guard phase == .open else { return }
        context?.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if isWritable { delegate?.becameWritable() }
        context.fireChannelWritabilityChanged()
    }
}

// MARK: - Closing: RFC 6455, section 7

extension WebSocketHandler {
    func close(_ code: CloseCode, reason: String) {
        guard phase == .open, let context else { return }
        sayGoodbye(code, reason: reason)
        setAlarm(at: context.eventLoop.now + configuration.closeLimit)
    }

    func closeNow() {
        guard phase != .closed else { return }
        phase = .lingering
        context?.close(promise: nil)
    }

    /// Sends a Close frame, unless one was sent before; the first one is what the connection ended with.
    private func sayGoodbye(_ code: CloseCode?, reason: String = "") {
        guard phase == .open, let context else { return }
        // First of all, because to flush may make room, and the delegate must not use it: section 5.5.1.
        phase = .closing
        endCode = code ?? .noStatus
        context.writeAndFlush(Self.wrapOutboundOut(FrameEncoder.close(code, reason: reason)), promise: nil)
    }

    /// Ends our half once everything is sent, and waits for the peer to end its own.
    ///
    /// To close both halves at once while something is still unread makes the kernel send a reset, which may overtake the
    /// Close frame, and then the peer never learns why.
    private func linger() {
        guard phase != .closed, let context else { return }
        phase = .lingering
        setAlarm(at: context.eventLoop.now + configuration.closeLimit)
        context.close(mode: .output, promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            if let code = delegate?.closeCodeForShutdown { close(code, reason: "") }
        case ChannelEvent.inputClosed:
            // Servers that allow half of a channel to close have to close the other half themselves.
            closeNow()
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        closeNow()
    }
}

// MARK: - Time

extension WebSocketHandler {
    /// A Ping is a moment early, so that it goes out with those of others.
    private func setNextPing(after now: NIODeadline) {
        nextPing = PingWheel.instant(before: now + configuration.pingInterval)
        waitForNext()
    }

    private func waitForNext() {
        guard let context else { return }
        nextWake = min(nextPing, PingWheel.instant(after: lastHeard + configuration.silenceLimit))
        wheel.wake(seat, at: nextWake, on: context.eventLoop)
    }

    /// Called by the wheel.
    func wake(at instant: UInt64) {
        guard phase == .open, instant == nextWake, let context else { return }
        let now = context.eventLoop.now
        guard now < lastHeard + configuration.silenceLimit else {
            // Nobody is expected to hear this.
            sayGoodbye(.goingAway, reason: "nothing was heard for too long")
            return closeNow()
        }
        guard instant >= nextPing else { return waitForNext() }
        send(FrameEncoder.ping)
        setNextPing(after: now)
    }

    private func setAlarm(at deadline: NIODeadline) {
        guard let context else { return }
        alarm?.silence()
        alarm = Alarm(at: deadline, on: context.eventLoop) { self.closeNow() }
    }
}
