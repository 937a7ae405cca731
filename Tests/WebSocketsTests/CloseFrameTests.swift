import NIOCore
import Testing

@testable import WebSockets

/// What a Close frame may say: RFC 6455, sections 5.5.1 and 7.4.
struct CloseFrameTests {
    private func close(_ body: [UInt8]) throws(Violation) -> CloseFrame {
        try CloseFrame(payload: ByteBuffer(bytes: body))
    }

    @Test func `only registered and private codes may be sent`() {
        let sendable = (0...UInt16.max).filter { CloseCode(rawValue: $0).isSendable }

        #expect(sendable == Array(1000...1003) + Array(1007...1014) + Array(3000...4999))
    }

    @Test func `a code that may be sent is taken, with and without a reason`() throws {
        #expect(try close([0x03, 0xE8]) == CloseFrame(code: .normal))
        #expect(try close([0x0F, 0xA0] + Array("tot zo".utf8)) == CloseFrame(code: CloseCode(rawValue: 4000)))
    }

    @Test func `a code may be left out`() throws {
        #expect(try close([]) == CloseFrame(code: nil))
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535])
    func `any other code is a violation`(code: Int) {
        #expect(throws: Violation.protocolError("a close code that may not be sent")) {
            try close([UInt8(code >> 8), UInt8(code & 0xFF)])
        }
    }

    @Test func `half a code is a violation`() {
        #expect(throws: Violation.protocolError("half a close code")) { try close([0x03]) }
    }

    @Test func `a reason is UTF-8`() {
        #expect(throws: Violation(code: .invalidPayload, reason: "a close reason that is not UTF-8")) {
            try close([0x03, 0xE8, 0xC3])
        }
    }
}
