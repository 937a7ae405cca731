import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Gives a request that a proxy passes on the scheme by which people reach that proxy.
///
/// It is only on connections of proxies that are trusted.
final class ForwardedScheme: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let configuration: SiteConfiguration

    init(_ configuration: SiteConfiguration) {
        self.configuration = configuration
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var request) = Self.unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        request.scheme = configuration.scheme(of: request, from: context.remoteAddress)
        context.fireChannelRead(Self.wrapInboundOut(.head(request)))
    }
}

extension SiteConfiguration {
    /// How people reach the site, as a request from this address says.
    func scheme(of request: HTTPRequest, from peer: SocketAddress?) -> String {
        let isSecure = isSecure || ClientAddress.isSecure(request.headerFields, peer: peer, behind: trustedProxies)
        return isSecure ? "https" : "http"
    }
}

extension HTTPRequest {
    /// Whether people come over TLS, here or at a proxy in front.
    var isSecure: Bool { scheme == "https" }
}
