import NIOCore

/// What stands before a payload: RFC 6455, section 5.2.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-+-+-+-+-------+-+-------------+-------------------------------+
///     |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
///     |I|S|S|S|  (4)  |A|     (7)     |            (16/64)            |
///     |N|V|V|V|       |S|             |   (if payload len==126/127)   |
///     | |1|2|3|       |K|             |                               |
///     +-+-+-+-+-------+-+-------------+ - - - - - - - - - - - - - - - +
struct FrameHeader {
    /// The most that a control frame carries, in bytes: section 5.5.
    static let maximumControlPayload = 125

    let isFinal: Bool
    let opcode: Opcode
    /// In bytes; not limited here, but it fits an `Int`.
    let payloadLength: Int
    /// The four bytes of the masking key, in the order of the wire whatever the machine's order is.
    let maskingKey: UInt32

    /// Takes a client's header from the front of `bytes`.
    ///
    /// Every rule that a header can break is checked here, as soon as the bytes that tell are there.
    ///
    /// - Parameter bytes: moved past the header, unless there is not a whole one yet.
    /// - Returns: nil, if there is not a whole header yet.
    /// - Throws: the rule that the header breaks.
    init?(reading bytes: inout ByteBuffer) throws(Violation) {
        guard let (first, second) = bytes.peekMultipleIntegers(as: (UInt8, UInt8).self) else { return nil }

        // No extension was agreed upon, so nothing may use these bits.
        guard first & 0b0111_0000 == 0 else { throw .protocolError("a reserved bit is set") }
        guard let opcode = Opcode(rawValue: first & 0b0000_1111) else {
            throw .protocolError("a reserved opcode")
        }
        let isFinal = first & 0b1000_0000 != 0
        let shortLength = second & 0b0111_1111
        if opcode.isControl {
            guard isFinal else { throw .protocolError("a fragmented control frame") }
            guard shortLength <= Self.maximumControlPayload else {
                throw .protocolError("a control frame of more than 125 bytes")
            }
        }
        // Section 5.1.
        guard second & 0b1000_0000 != 0 else { throw .protocolError("a frame without a mask") }

        var rest = bytes
        rest.moveReaderIndex(forwardBy: 2)
        guard let length = try Self.readLength(shortLength, from: &rest),
            let key = rest.readInteger(endianness: .host, as: UInt32.self)
        else { return nil }

        bytes = rest
        self.isFinal = isFinal
        self.opcode = opcode
        self.payloadLength = length
        self.maskingKey = key
    }

    private static func readLength(_ short: UInt8, from bytes: inout ByteBuffer) throws(Violation) -> Int? {
        switch short {
        case 126:
            guard let length = bytes.readInteger(as: UInt16.self) else { return nil }
            guard length > 125 else { throw .protocolError("a length that is not written in the shortest way") }
            return Int(length)
        case 127:
            guard let length = bytes.readInteger(as: UInt64.self) else { return nil }
            guard length > UInt16.max else { throw .protocolError("a length that is not written in the shortest way") }
            guard let length = Int(exactly: length) else { throw .protocolError("a length of more than 63 bits") }
            return length
        default:
            return Int(short)
        }
    }
}
