import NIOCore
import NIOHTTP1
import WebSockets

/// Answers every HTTP request with what is wrong with it as a handshake, then closes.
///
/// It stands in for a router.
final class Refusal: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = Self.unwrapInboundIn(data) else { return }
        var answer = HTTPResponseHead(version: .http1_1, status: .forbidden)
        if let fault = head.handshakeFault {
            answer.status = fault.status
            answer.headers = fault.headers
        }
        answer.headers.add(name: "Connection", value: "close")
        answer.headers.add(name: "Content-Length", value: "0")
        context.write(Self.wrapOutboundOut(.head(answer)), promise: nil)
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}
