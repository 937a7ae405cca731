import NIOCore
import NIOHTTP1

/// Makes a request that asks for an upgrade, or for a tunnel, the last one of its HTTP connection.
///
/// NIO's decoder reads nothing after such a request, because another protocol would follow. When it is answered in HTTP
/// nevertheless, the next request would never be seen; so the server closes, and the client makes a new connection
/// (RFC 9112, section 9.6). The handlers that follow learn it from the request's own `Connection: close`.
final class UpgradeIsLast: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = Self.unwrapInboundIn(data), head.stopsDecoder else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "connection", value: "close")
        context.fireChannelRead(Self.wrapInboundOut(.head(head)))
    }
}

extension HTTPRequestHead {
    fileprivate var stopsDecoder: Bool {
        method == .CONNECT || headers.contains(name: "upgrade") && headers.names("upgrade", in: "connection")
    }
}
