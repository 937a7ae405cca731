import NIOCore
import NIOHTTP1
import WebSockets

/// Keeps a connection from waiting for a request that does not come in, and from going on after one that was not read.
///
/// A head that has begun may take ``patience``. A body may take as long, and then a second more for every 16 KiB of it that
/// came: a phone at the edge of the hall's Wi-Fi may bring a list in, and nobody can hold a request open a byte at a time.
/// An answer that leaves before its request has come in is the last one of its connection (RFC 9112, section 9.6), so that
/// a body of ten gigabytes is not read to its end only to be thrown away.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long a head may take, and the first 16 KiB of a body.
    static let patience = TimeAmount.seconds(10)
    /// How long what still comes is thrown away after the last answer, so that the answer is not lost in a reset.
    private static let lingering = TimeAmount.seconds(2)
    private static let bytesASecond = 16 * 1024

    private enum Answer {
        case none, begun, last
    }

    /// The part of a request that is coming in.
    private enum Part {
        case none, head, body
    }

    private let patience: TimeAmount
    private let refusal: EarlyRefusal
    private var part = Part.none
    /// When the part that is coming in must be complete; nil between two requests.
    private var due: NIODeadline?
    /// Whether what came in since the last pause made up any part of a request.
    private var hasRead = false
    private var answer = Answer.none
    private var unanswered = 0
    /// Whether the client said that it asks nothing more.
    private var saysItsLast = false
    private var isOver = false
    /// A refusal that waits for the answers to the requests before it.
    private var refusalDue: HTTPResponseStatus?
    private var alarm: Alarm?

    init(refusal: EarlyRefusal, patience: TimeAmount = RequestGuard.patience) {
        self.refusal = refusal
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        hasRead = true
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            if let fault = head.fault { return refuse(fault, context) }
            unanswered += 1
            saysItsLast = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
            (part, due) = (.body, context.eventLoop.now + patience)
        case .body(let bytes):
            due = due.map { $0 + .nanoseconds(Int64(bytes.readableBytes) * 1_000_000_000 / Int64(Self.bytesASecond)) }
        case .end:
            (part, due) = (.none, nil)
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Bytes came, and are no request yet.
        if !hasRead, part == .none, unanswered == 0, !isOver { (part, due) = (.head, context.eventLoop.now + patience) }
        hasRead = false
        if let due, alarm == nil { wait(until: due, context) }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head(var head) where part == .body && unanswered == 1:
            answer = .last
            head.headers.replaceOrAdd(name: "connection", value: "close")
            context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
        case .head(var head):
            answer = .begun
            // Whoever reads the answer knows that the connection ends with it (RFC 9112, section 9.6).
            if saysItsLast, unanswered == 1 { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            unanswered -= 1
            guard answer == .last else {
                answer = .none
                context.write(data, promise: promise)
                if let refusalDue { refuse(refusalDue, context) }
                return
            }
            context.writeAndFlush(data, promise: promise)
            end(context)
        }
    }

    /// What follows a request may be none.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, part != .body, !isOver else {
            return context.fireErrorCaught(error)
        }
        refuse(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.silence()
        context.fireChannelInactive()
    }

    /// One alarm at most: what is due later than it rings is waited for again.
    private func wait(until due: NIODeadline, _ context: ChannelHandlerContext) {
        alarm = Alarm(at: due, on: context.eventLoop) {
            self.alarm = nil
            guard let due = self.due, !self.isOver else { return }
            due <= context.eventLoop.now ? self.refuse(.requestTimeout, context) : self.wait(until: due, context)
        }
    }

    /// Answers when all requests before were, and ends; nothing more is read meanwhile.
    private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        isOver = true
        let isItsTurn = answer == .none && unanswered == (part == .body ? 1 : 0)
        guard isItsTurn else {
            refusalDue = status
            return
        }
        for part in refusal(status).parts { context.write(Self.wrapOutboundOut(part), promise: nil) }
        context.flush()
        end(context)
    }

    private func end(_ context: ChannelHandlerContext) {
        isOver = true
        alarm?.silence()
        alarm = Alarm(at: context.eventLoop.now + Self.lingering, on: context.eventLoop) {
            context.close(promise: nil)
        }
        context.close(mode: .output, promise: nil)
    }
}
