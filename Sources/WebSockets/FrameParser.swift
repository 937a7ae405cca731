import NIOCore

/// A piece of a message, or a control frame: RFC 6455, section 5.
struct Frame: Equatable {
    let isFinal: Bool
    let opcode: Opcode
    /// Unmasked, and a copy of its own.
    let payload: ByteBuffer
}

/// Cuts what a client sends into frames, and refuses what breaks the rules.
///
/// It holds a frame that has not come in whole, and nothing else. How the bytes are divided makes no difference. Nothing
/// is allocated on the word of a header: only bytes that have come in are kept.
///
/// **Why not NIO's `WebSocketFrameDecoder`?** It takes frames without a mask, with reserved bits or with reserved
/// opcodes, and lengths that are not written in the shortest way; all of that has to be looked for afterwards, when some
/// of it is no longer to be seen. A parser that is a value, with no channel around it, is also what the tests want.
struct FrameParser {
    /// The longest payload taken, in bytes.
    let maximumPayload: Int
    private var unread = ByteBuffer()

    init(maximumPayload: Int) {
        self.maximumPayload = maximumPayload
    }

    /// Takes in what came from the network.
    mutating func append(_ bytes: ByteBuffer) {
        if unread.readableBytes == 0 {
            unread = bytes
        } else {
            unread.discardReadBytes()
            unread.writeImmutableBuffer(bytes)
        }
    }

    /// The next whole frame, or nil when more has to come in first.
    ///
    /// - Throws: the rule that was broken. Nothing sensible comes after that.
    mutating func next() throws(Violation) -> Frame? {
        var rest = unread
        guard let header = try FrameHeader(reading: &rest) else { return nil }
        guard header.payloadLength <= maximumPayload else {
            throw .messageTooBig("a frame of more than \(maximumPayload) bytes")
        }
        guard let payload = rest.readUnmasked(length: header.payloadLength, key: header.maskingKey) else { return nil }

        // An empty buffer of our own lets go of the one that the channel read into.
        unread = rest.readableBytes > 0 ? rest : ByteBuffer()
        return Frame(isFinal: header.isFinal, opcode: header.opcode, payload: payload)
    }
}
