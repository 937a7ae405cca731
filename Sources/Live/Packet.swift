public import NIOCore

/// One frame, encoded once for all who get it.
public struct Packet: Sendable {
    /// The place of the last event that it tells of; nil when it tells of none.
    public let seq: Int?
    /// The JSON text, for those who read a stream of events.
    public let json: ByteBuffer
    /// The same as a whole frame of a socket.
    public let framed: ByteBuffer

    /// Encodes a text for both.
    ///
    /// - Parameters:
    ///   - json: the text.
    ///   - seq: the place of the last event that it tells of.
    ///   - framing: makes a socket's frame of a text.
    public init(_ json: [UInt8], seq: Int?, framing: (ByteBuffer) -> ByteBuffer) {
        self.seq = seq
        self.json = ByteBuffer(bytes: json)
        framed = framing(self.json)
    }
}

/// Somebody at the end of a line, touched on its lane only.
public protocol Receiver: AnyObject {
    /// Whether the line takes more now; false when what was sent before is still waiting.
    var isReady: Bool { get }
    /// Sends one frame.
    func receive(_ packet: Packet)
    /// Sends one frame, unless what was sent before is still waiting; whether it was sent.
    func takes(_ packet: Packet) -> Bool
    /// Ends a line that has been stuck for too long, soon, even when a farewell only waits behind the rest.
    func cut()
}

extension Receiver {
    /// Asks whether it is ready, and then sends.
    public func takes(_ packet: Packet) -> Bool {
        guard isReady else { return false }
        receive(packet)
        return true
    }
}
