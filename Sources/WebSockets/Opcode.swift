/// What a frame carries: RFC 6455, section 5.2.
///
/// The values that are missing (3 to 7 and 11 to 15) are reserved, and a frame with one of them is a violation.
enum Opcode: UInt8, Sendable {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xA

    /// Control frames may stand between the fragments of a message: section 5.4.
    var isControl: Bool { rawValue >= 0x8 }
}
