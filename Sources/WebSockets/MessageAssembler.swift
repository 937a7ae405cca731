import NIOCore

/// What a peer says, whole.
enum Message: Equatable {
    /// Valid UTF-8.
    case text(ByteBuffer)
    case binary(ByteBuffer)
    case ping(ByteBuffer)
    case pong
    case close(CloseFrame)
}

/// Puts the fragments of a message together: RFC 6455, section 5.4.
///
/// It holds at most one message that is not whole, of at most the size that is allowed.
struct MessageAssembler {
    /// In bytes, over all fragments of a message.
    let maximumSize: Int
    /// Empty ones count as well: they cost work, and nobody needs many.
    let maximumFragments: Int
    let allowsBinary: Bool

    private var kind: Kind?
    private var gathered = ByteBuffer()
    private var fragments = 0

    private enum Kind { case text, binary }

    init(maximumSize: Int, maximumFragments: Int, allowsBinary: Bool) {
        self.maximumSize = maximumSize
        self.maximumFragments = maximumFragments
        self.allowsBinary = allowsBinary
    }

    /// Adds the next frame.
    ///
    /// - Returns: the message that it completes, if it does.
    /// - Throws: the rule that was broken. Nothing sensible comes after that.
    mutating func add(_ frame: Frame) throws(Violation) -> Message? {
        switch frame.opcode {
        case .text: try begin(.text)
        case .binary: try begin(.binary)
        case .continuation:
            guard kind != nil else { throw .protocolError("a continuation of nothing") }
        case .ping: return .ping(frame.payload)
        case .pong: return .pong
        case .close: return .close(try CloseFrame(payload: frame.payload))
        }
        try gather(frame.payload)
        return frame.isFinal ? try finish() : nil
    }

    private mutating func begin(_ kind: Kind) throws(Violation) {
        guard self.kind == nil else { throw .protocolError("a new message within a fragmented one") }
        guard kind == .text || allowsBinary else {
            throw Violation(code: .unsupportedData, reason: "binary messages are not taken")
        }
        self.kind = kind
    }

    private mutating func gather(_ payload: ByteBuffer) throws(Violation) {
        fragments += 1
        guard fragments <= maximumFragments else {
            throw .messageTooBig("a message of more than \(maximumFragments) fragments")
        }
        guard gathered.readableBytes + payload.readableBytes <= maximumSize else {
            throw .messageTooBig("a message of more than \(maximumSize) bytes")
        }
        if gathered.readableBytes == 0 {
            gathered = payload
        } else {
            gathered.writeImmutableBuffer(payload)
        }
    }

    private mutating func finish() throws(Violation) -> Message {
        let (kind, payload) = (self.kind, self.gathered)
        self.kind = nil
        self.gathered = ByteBuffer()
        self.fragments = 0

        guard kind == .text else { return .binary(payload) }
        guard payload.isUTF8 else { throw Violation(code: .invalidPayload, reason: "text that is not UTF-8") }
        return .text(payload)
    }
}
