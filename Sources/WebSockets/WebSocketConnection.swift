public import NIOCore

/// An open connection, as the application holds it.
///
/// It may be carried anywhere, but only ``send(framed:)`` may be called from anywhere; the rest belongs on ``eventLoop``,
/// and stops the program elsewhere. After the connection has closed, nothing here does anything.
public struct WebSocketConnection: Sendable {
    private let handler: NIOLoopBound<WebSocketHandler>

    init(_ handler: WebSocketHandler, on loop: any EventLoop) {
        self.handler = NIOLoopBound(handler, eventLoop: loop)
    }

    /// The one loop that everything of this connection happens on.
    public var eventLoop: any EventLoop { handler.eventLoop }

    /// Whether the peer keeps up with what is sent to it.
    ///
    /// False from the moment that more is waiting than the channel's high water mark, until less is waiting than its low
    /// one. What is written anyway is kept in memory: so better not.
    public var isWritable: Bool { handler.value.isWritable }

    /// Puts a message in the queue; it leaves with the next ``flush()``.
    ///
    /// - Parameter framed: one or more whole frames, from ``FrameEncoder``. The buffer is shared, not copied.
    public func write(framed: ByteBuffer) {
        handler.value.write(framed)
    }

    /// Sends what was written.
    public func flush() {
        handler.value.flush()
    }

    /// Sends one message, from any thread.
    public func send(framed: ByteBuffer) {
        guard eventLoop.inEventLoop else {
            return eventLoop.execute { send(framed: framed) }
        }
        handler.value.send(framed)
    }

    /// Sends one message, unless the peer does not keep up.
    ///
    /// - Returns: whether it was sent, or will be.
    public func sendIfWritable(framed: ByteBuffer) -> Bool {
        handler.value.sendIfWritable(framed)
    }

    /// Says goodbye, waits for the peer's answer within ``WebSocketConfiguration/closeLimit``, and then closes.
    ///
    /// - Parameters:
    ///   - code: one that ``CloseCode/isSendable``.
    ///   - reason: for the peer's developer; at most 123 bytes of UTF-8 are sent.
    public func close(_ code: CloseCode, reason: String = "") {
        handler.value.close(code, reason: reason)
    }

    /// Cuts the line.
    ///
    /// For a peer that does not read: a Close frame would wait behind all that it has not read.
    public func closeNow() {
        handler.value.closeNow()
    }
}
