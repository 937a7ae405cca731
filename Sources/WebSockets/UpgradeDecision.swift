public import NIOCore
public import NIOHTTP1

/// What the application makes of a proper WebSocket handshake.
public enum UpgradeDecision: Sendable {
    /// The connection becomes a WebSocket connection.
    ///
    /// Extensions that the client offered are declined, by not being mentioned: RFC 6455, section 4.2.2.
    ///
    /// - Parameters:
    ///   - subprotocol: one of those the client offered, or nil for none.
    ///   - headers: added to the answer as they are; none of those that the handshake itself is made of.
    ///   - delegate: makes the connection's delegate, on its event loop.
    case accept(
        subprotocol: String? = nil,
        headers: HTTPHeaders = [:],
        delegate: @Sendable (_ loop: any EventLoop) -> any WebSocketDelegate
    )

    /// The request goes to the HTTP handlers, which find out for themselves what to answer (401, 403, 404…).
    case refuse
}

/// Decides about one handshake, and may take its time: the connection waits, and no other one does.
public typealias UpgradeDecider = @Sendable (HTTPRequestHead, any Channel) async -> UpgradeDecision

/// What the first request of a connection made of it.
public enum Upgraded<HTTP: Sendable>: Sendable {
    /// An HTTP connection, as the caller's closure set it up. The first request is on its way through it.
    case http(HTTP)
    /// A WebSocket connection. Its delegate has it; nobody needs to wait for it.
    case webSocket
}
