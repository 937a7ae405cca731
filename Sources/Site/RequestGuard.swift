import NIOCore
import NIOHTTP1
import WebSockets

/// Keeps a connection from waiting for a body that does not come, and from going on after one that was not read.
///
/// A body may take ``patience`` and then a second more for every 16 KiB of it that came: a phone at the edge of the hall's
/// Wi-Fi may bring a list in, and nobody can hold a request open a byte at a time. An answer that leaves before its
/// request has come in is the last one of its connection (RFC 9112, section 9.6), so that a body of ten gigabytes is not
/// read to its end only to be thrown away.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long the first 16 KiB of a body may take.
    static let patience = TimeAmount.seconds(10)
    /// How long what still comes is thrown away after the last answer, so that the answer is not lost in a reset.
    private static let lingering = TimeAmount.seconds(2)
    private static let bytesASecond = 16 * 1024

    private enum Answer {
        case none, begun, last
    }

    private let patience: TimeAmount
    /// When the body that is being read must be complete; nil between two requests.
    private var due: NIODeadline?
    private var answer = Answer.none
    private var unanswered = 0
    /// Whether the client said that it asks nothing more.
    private var saysItsLast = false
    private var isOver = false
    private var alarm: Alarm?

    init(patience: TimeAmount = RequestGuard.patience) {
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            if let fault = head.fault { return refuse(fault, context) }
            unanswered += 1
            saysItsLast = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
            due = context.eventLoop.now + patience
        case .body(let bytes):
            due = due.map { $0 + .nanoseconds(Int64(bytes.readableBytes) * 1_000_000_000 / Int64(Self.bytesASecond)) }
        case .end:
            due = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if let due, alarm == nil { wait(until: due, context) }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head(var head) where due != nil && unanswered == 1:
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
                return context.write(data, promise: promise)
            }
            context.writeAndFlush(data, promise: promise)
            end(context)
        }
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

    /// Answers with a status alone, if it is this request's turn, and ends.
    private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        let isItsTurn = answer == .none && unanswered == (due == nil ? 0 : 1)
        if isItsTurn {
            let head = HTTPResponseHead(
                version: .http1_1,
                status: status,
                headers: ["Connection": "close", "Content-Length": "0"]
            )
            context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        }
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
