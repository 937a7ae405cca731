/// What a peer did that ends the connection, and what it is told about that.
///
/// RFC 6455, section 7.1.7: the connection "fails" with a Close frame, and nothing more of it is read.
struct Violation: Error, Equatable {
    /// One that ``CloseCode/isSendable``.
    let code: CloseCode
    /// For the peer's developer; ASCII, within the 123 bytes that a Close frame leaves for it.
    let reason: String

    static func protocolError(_ reason: String) -> Violation {
        Violation(code: .protocolError, reason: reason)
    }

    static func messageTooBig(_ reason: String) -> Violation {
        Violation(code: .messageTooBig, reason: reason)
    }
}
