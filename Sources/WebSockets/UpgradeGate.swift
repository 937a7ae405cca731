import NIOCore
import NIOHTTP1

/// Looks at the first request of a connection, makes it what it is going to be, and goes.
///
/// **Why not NIO's own upgrade handlers?** They lose the head of a request that the application refuses
/// (apple/swift-nio#2632), so it is never answered. Only the accept hash is taken from them.
final class UpgradeGate<HTTP: Sendable>: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// The head of the first request has not come in.
        case waiting
        /// It is a handshake; its end comes next, because it has no body.
        case ending(HTTPRequestHead)
        /// The application has been asked.
        case deciding
        /// It was not HTTP, and has been told so.
        case lingering
        /// The connection is something, or gone.
        case done
    }

    private var state = State.waiting
    private var alarm: Alarm?
    /// Whether anything has come in: a browser may connect ahead and say nothing, and expects no answer then.
    private var hasHeard = false
    private let configuration: UpgradeConfiguration
    private let decide: (HTTPRequestHead, any Channel) -> EventLoopFuture<UpgradeDecision>
    private let becomeHTTP: (any Channel) throws -> HTTP
    private let encoder: HTTPResponseEncoder
    private let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    let result: EventLoopPromise<Upgraded<HTTP>>

    init(
        configuration: UpgradeConfiguration,
        decide: @escaping (HTTPRequestHead, any Channel) -> EventLoopFuture<UpgradeDecision>,
        becomeHTTP: @escaping (any Channel) throws -> HTTP,
        encoder: HTTPResponseEncoder,
        decoder: ByteToMessageHandler<HTTPRequestDecoder>,
        result: EventLoopPromise<Upgraded<HTTP>>
    ) {
        self.configuration = configuration
        self.decide = decide
        self.becomeHTTP = becomeHTTP
        self.encoder = encoder
        self.decoder = decoder
        self.result = result
    }
}

// MARK: - The first request

extension UpgradeGate {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (state, Self.unwrapInboundIn(data)) {
        case (.waiting, .head(let head)):
            if head.handshakeFault == nil {
                state = .ending(head)
            } else {
                serveHTTP([.head(head)], context)
            }
        case (.ending(let head), .end):
            ask(about: head, context)
        case (.waiting, _), (.ending, _), (.deciding, _):
            // Not from this decoder, which stops after a handshake.
            context.close(promise: nil)
        case (.lingering, _):
            break
        case (.done, let part):
            context.fireChannelRead(Self.wrapInboundOut(part))
        }
    }

    private func ask(about head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        state = .deciding
        decide(head, context.channel).assumeIsolated().whenComplete { decision in
            // The connection may have ended in the meantime.
            guard case .deciding = self.state else { return }
            switch decision {
            case .success(.accept(let subprotocol, let headers, let makeDelegate)):
                var headers = headers
                if let subprotocol { headers.add(name: "Sec-WebSocket-Protocol", value: subprotocol) }
                self.serveWebSocket(head, adding: headers, makeDelegate(context.eventLoop), context)
            case .success(.refuse), .failure:
                self.serveHTTP([.head(head), .end(nil)], context)
            }
        }
    }
}

// MARK: - What the connection becomes

extension UpgradeGate {
    private func serveHTTP(_ parts: [HTTPServerRequestPart], _ context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(UpgradeIsLast())
            finish(.success(.http(try becomeHTTP(context.channel))))
        } catch {
            finish(.failure(error))
            return context.close(promise: nil)
        }
        for part in parts { context.fireChannelRead(Self.wrapInboundOut(part)) }
        context.fireChannelReadComplete()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    private func serveWebSocket(
        _ head: HTTPRequestHead,
        adding headers: HTTPHeaders,
        _ delegate: any WebSocketDelegate,
        _ context: ChannelHandlerContext
    ) {
        let channel = context.channel
        let pipeline = context.pipeline.syncOperations
        let handler = WebSocketHandler(configuration: configuration.webSocket, delegate: delegate)
        head.acceptance(adding: headers, on: channel).assumeIsolated().whenComplete { acceptance in
            do {
                let headers = try acceptance.get()
                let answer = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
                context.write(Self.wrapOutboundOut(.head(answer)), promise: nil)
                self.finish(.success(.webSocket))
                pipeline.removeHandler(self.encoder, promise: nil)
                pipeline.removeHandler(self, promise: nil)
                try pipeline.addHandler(handler)
                // What came in behind the handshake now goes from the decoder to the new handler.
                pipeline.removeHandler(self.decoder, promise: nil)
                // Here, so that what the delegate sends at once leaves with the answer.
                channel.flush()
            } catch {
                self.finish(.failure(error))
                channel.close(promise: nil)
            }
        }
    }

    /// Tells the caller what the connection became; only the first time counts.
    private func finish(_ upgraded: Result<Upgraded<HTTP>, any Error>) {
        state = .done
        alarm?.silence()
        result.completeWith(upgraded)
    }
}

// MARK: - Everything that may come in between

extension UpgradeGate {
    func handlerAdded(context: ChannelHandlerContext) {
        let deadline = context.eventLoop.now + configuration.firstRequestLimit
        alarm = Alarm(at: deadline, on: context.eventLoop) {
            guard case .waiting = self.state, self.hasHeard else { return context.close(promise: nil) }
            self.answer(.requestTimeout, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        hasHeard = true
        context.fireChannelReadComplete()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish(.failure(ChannelError.eof))
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failure(ChannelError.eof))
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .done = state { return context.fireUserInboundEventTriggered(event) }
        switch event {
        case is ChannelShouldQuiesceEvent, ChannelEvent.inputClosed: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch state {
        case .done: context.fireErrorCaught(error)
        case .waiting, .ending:
            guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
            answer(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context)
        case .deciding, .lingering: context.close(promise: nil)
        }
    }

    /// Answers, and ends our half of the connection, but reads on for a moment, as ``WebSocketHandler`` does.
    private func answer(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        state = .lingering
        alarm?.silence()
        let deadline = context.eventLoop.now + configuration.webSocket.closeLimit
        alarm = Alarm(at: deadline, on: context.eventLoop) { context.close(promise: nil) }

        for part in configuration.refusal(status).parts { context.write(Self.wrapOutboundOut(part), promise: nil) }
        context.flush()
        context.close(mode: .output, promise: nil)
    }
}
