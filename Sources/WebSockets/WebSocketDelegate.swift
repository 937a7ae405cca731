public import NIOCore

/// What the application makes of one connection.
///
/// Everything is called on the connection's event loop, and nothing after ``closed(_:)``. So a delegate needs no lock;
/// and it must not wait for anything, because all connections of that loop would wait as well.
public protocol WebSocketDelegate: AnyObject {
    /// The handshake is done. Messages may be sent from here on.
    func opened(_ connection: WebSocketConnection)

    /// A text message came in; it is valid UTF-8.
    func received(text: ByteBuffer)

    /// A binary message came in; only where ``WebSocketConfiguration/allowsBinary`` says so.
    func received(binary: ByteBuffer)

    /// The peer has caught up: ``WebSocketConnection/isWritable`` was false, and is true again.
    func becameWritable()

    /// The connection is gone; called once.
    ///
    /// - Parameter code: of the first Close frame that either end sent; ``CloseCode/noStatus`` if that had none, and
    ///   ``CloseCode/abnormal`` if there was no Close frame.
    func closed(_ code: CloseCode)

    /// What to tell the peer when the server stops.
    var closeCodeForShutdown: CloseCode { get }
}

extension WebSocketDelegate {
    /// Nothing is done with it.
    public func received(binary: ByteBuffer) {}

    /// Nothing waits for it.
    public func becameWritable() {}

    /// 1001.
    public var closeCodeForShutdown: CloseCode { .goingAway }
}
