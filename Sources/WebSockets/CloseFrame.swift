import NIOCore

/// What a peer says when it closes: RFC 6455, section 5.5.1.
struct CloseFrame: Equatable {
    /// Nil, if the peer gave none.
    let code: CloseCode?

    init(code: CloseCode?) {
        self.code = code
    }

    /// - Throws: ``Violation``, if the body is one byte, or a code that may not be sent, or has a reason that is not text.
    init(payload: ByteBuffer) throws(Violation) {
        var payload = payload
        guard payload.readableBytes > 0 else {
            self.code = nil
            return
        }
        guard let code = payload.readInteger(as: UInt16.self).map(CloseCode.init) else {
            throw .protocolError("half a close code")
        }
        guard code.isSendable else { throw .protocolError("a close code that may not be sent") }
        guard payload.isUTF8 else { throw Violation(code: .invalidPayload, reason: "a close reason that is not UTF-8") }
        self.code = code
    }
}
