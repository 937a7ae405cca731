public import NIOCore

/// Writes a server's frames: RFC 6455, section 5.2, final and without a mask.
///
/// Header and payload stand in one buffer. So a message for many is framed once, and the same bytes go to every
/// connection as one piece, with no allocation for each.
public enum FrameEncoder {
    /// A text message.
    ///
    /// - Parameter utf8: valid UTF-8, such as a `String.utf8`, or the bytes of encoded JSON. It is not checked again.
    public static func text(_ utf8: some Collection<UInt8>) -> ByteBuffer {
        frame(.text, utf8)
    }

    /// A text message.
    public static func text(_ string: String) -> ByteBuffer {
        frame(.text, string.utf8)
    }

    /// A binary message.
    public static func binary(_ bytes: some Collection<UInt8>) -> ByteBuffer {
        frame(.binary, bytes)
    }

    /// A Ping without a payload; always the same buffer.
    static let ping = frame(.ping, EmptyCollection())

    /// The answer to a Ping, with the same payload: section 5.5.3.
    static func pong(_ payload: ByteBuffer) -> ByteBuffer {
        frame(.pong, payload.readableBytesView)
    }

    /// A Close frame: section 5.5.1.
    ///
    /// - Parameters:
    ///   - code: one that ``CloseCode/isSendable``, or nil for none.
    ///   - reason: cut off at 123 bytes of UTF-8, between two characters; left out when there is no code.
    static func close(_ code: CloseCode?, reason: String = "") -> ByteBuffer {
        guard let code else { return frame(.close, EmptyCollection()) }
        precondition(code.isSendable, "close code \(code.rawValue) is for telling, not for sending")

        var payload = ByteBuffer(integer: code.rawValue)
        for character in reason {
            guard payload.readableBytes + character.utf8.count <= FrameHeader.maximumControlPayload else { break }
            payload.writeString(String(character))
        }
        return frame(.close, payload.readableBytesView)
    }

    private static func frame(_ opcode: Opcode, _ payload: some Collection<UInt8>) -> ByteBuffer {
        let length = payload.count
        var frame = ByteBufferAllocator().buffer(capacity: 10 + length)
        frame.writeInteger(0b1000_0000 | opcode.rawValue)
        switch length {
        case ...125:
            frame.writeInteger(UInt8(length))
        case ...Int(UInt16.max):
            frame.writeMultipleIntegers(UInt8(126), UInt16(length))
        default:
            frame.writeMultipleIntegers(UInt8(127), UInt64(length))
        }
        frame.writeBytes(payload)
        return frame
    }
}
