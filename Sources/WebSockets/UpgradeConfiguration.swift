public import NIOCore
public import NIOHTTP1

/// What is taken from a connection before it is known what it will be, and what is taken from it as a WebSocket.
public struct UpgradeConfiguration: Sendable {
    /// How long the first request may take, the application's decision included.
    ///
    /// After it the connection is cut, with 408 if part of a request had come. So nobody can hold connections open by
    /// sending requests one byte at a time.
    public var firstRequestLimit = TimeAmount.seconds(10)

    /// How large a request's header may be, for all requests of the connection.
    ///
    /// 8 KiB a name, a value or an address, 16 KiB together, 64 fields. NIO's own defaults are 80 KiB, 2 MiB and 256.
    /// Above it the answer is 431.
    public var headerLimits = {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 8 * 1024
        limits.maxHeaderListSize = 16 * 1024
        limits.maxHeaderFieldCount = 64
        return limits
    }()

    /// What is said with a status when the application is never asked.
    ///
    /// The status is 400, 408 or 431. Nothing more is said, unless this is set.
    public var refusal: @Sendable (HTTPResponseStatus) -> BareAnswer = { BareAnswer($0) }

    /// What holds after the handshake.
    public var webSocket = WebSocketConfiguration()

    /// The defaults, to be changed one by one.
    public init() {}
}
