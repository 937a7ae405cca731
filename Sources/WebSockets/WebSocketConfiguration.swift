public import NIOCore

/// What a connection takes from its peer, and how long it waits for it.
///
/// The defaults suit small text messages from many people.
public struct WebSocketConfiguration: Sendable {
    /// The largest message, in bytes, over all its fragments.
    ///
    /// Above it the connection closes with 1009.
    public var maximumMessageSize = 16 * 1024

    /// The most fragments of one message, empty ones included.
    ///
    /// Above it the connection closes with 1009.
    public var maximumFragments = 64

    /// Whether binary messages are taken.
    ///
    /// If not, the first frame of one closes the connection with 1003.
    public var allowsBinary = false

    /// How often a Ping goes out.
    ///
    /// Shorter than the minute after which routers and proxies commonly forget a silent connection.
    public var pingInterval = TimeAmount.seconds(20)

    /// How long a peer may go without sending one whole frame.
    ///
    /// Twice the interval and a bit, so that one lost Pong costs nobody the connection. A peer that sends half a frame
    /// and then waits is closed by it as well.
    public var silenceLimit = TimeAmount.seconds(45)

    /// How long the peer may take to close, once a Close frame was sent.
    ///
    /// After it the connection is cut.
    public var closeLimit = TimeAmount.seconds(2)

    /// How many Pings and Pongs a second are taken from a peer for long.
    ///
    /// Above it the connection closes with 1008. Each costs work, and no honest peer sends more than one in a while.
    public var controlFramesPerSecond = 10

    /// How many Pings and Pongs are taken at once from a peer that was quiet before.
    public var controlFramesAtOnce = 20

    /// Whether frames may go to the socket itself, past the handlers between the connection and the network.
    ///
    /// Only where these leave bytes as they are: so not over TLS.
    public var sendsPastChannel = false

    /// What all connections of an event loop wait on together; nil for one of its own for each.
    public var wheel: PingWheel?

    /// The defaults, to be changed one by one.
    public init() {}
}
