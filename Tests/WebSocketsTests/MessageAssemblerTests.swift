import NIOCore
import Testing

@testable import WebSockets

/// Frames to messages: RFC 6455, sections 5.4 to 5.6 and 8.1.
struct MessageAssemblerTests {
    /// What comes of these frames where a message may have 10 bytes and 4 fragments.
    private func assemble(_ frames: [Frame], allowsBinary: Bool = true) throws(Violation) -> [Message] {
        var assembler = MessageAssembler(maximumSize: 10, maximumFragments: 4, allowsBinary: allowsBinary)
        var messages: [Message] = []
        for frame in frames {
            if let message = try assembler.add(frame) { messages.append(message) }
        }
        return messages
    }

    private func frame(_ opcode: Opcode, _ text: String = "", isFinal: Bool = true) -> Frame {
        Frame(isFinal: isFinal, opcode: opcode, payload: ByteBuffer(string: text))
    }

    private func text(_ bytes: [UInt8]) -> Frame {
        Frame(isFinal: true, opcode: .text, payload: ByteBuffer(bytes: bytes))
    }

    @Test func `a message in one frame is that frame`() throws {
        #expect(try assemble([frame(.text, "bod")]) == [.text(ByteBuffer(string: "bod"))])
        #expect(try assemble([frame(.binary, "bod")]) == [.binary(ByteBuffer(string: "bod"))])
        #expect(try assemble([frame(.text)]) == [.text(ByteBuffer())])
    }

    @Test func `fragments are joined, and control frames may stand between them`() throws {
        let messages = try assemble([
            frame(.text, "wie", isFinal: false),
            frame(.ping, "p"),
            frame(.continuation, " ", isFinal: false),
            frame(.pong),
            frame(.continuation, "biedt"),
            frame(.text, "ik"),
        ])

        #expect(
            messages == [
                .ping(ByteBuffer(string: "p")), .pong, .text(ByteBuffer(string: "wie biedt")),
                .text(ByteBuffer(string: "ik")),
            ]
        )
    }

    @Test func `a continuation continues something`() {
        #expect(throws: Violation.protocolError("a continuation of nothing")) {
            try assemble([frame(.continuation, "ja")])
        }
        #expect(throws: Violation.protocolError("a continuation of nothing")) {
            try assemble([frame(.text, "ja"), frame(.continuation, "ja")])
        }
    }

    @Test(arguments: [Opcode.text, .binary])
    func `a message begins after the one before it`(opcode: Opcode) {
        #expect(throws: Violation.protocolError("a new message within a fragmented one")) {
            try assemble([frame(.text, isFinal: false), frame(opcode)])
        }
    }

    @Test func `a message has the size that is allowed, and no byte more`() throws {
        #expect(try assemble([frame(.text, "12345", isFinal: false), frame(.continuation, "67890")]).count == 1)
        #expect(throws: Violation.messageTooBig("a message of more than 10 bytes")) {
            try assemble([frame(.text, "12345", isFinal: false), frame(.continuation, "678901", isFinal: false)])
        }
    }

    @Test func `empty fragments count as well`() throws {
        let empty = frame(.continuation, isFinal: false)
        let first = frame(.text, isFinal: false)

        #expect(try assemble([first, empty, empty, frame(.continuation, "ja")]) == [.text(ByteBuffer(string: "ja"))])
        #expect(throws: Violation.messageTooBig("a message of more than 4 fragments")) {
            try assemble([first, empty, empty, empty, empty])
        }
    }

    @Test func `limits are for a message, not for a connection`() throws {
        let message = [frame(.text, "12345", isFinal: false), frame(.continuation, "67890")]

        #expect(try assemble(message + message + message).count == 3)
    }

    @Test func `binary is refused with its first fragment where it is not allowed`() {
        #expect(throws: Violation(code: .unsupportedData, reason: "binary messages are not taken")) {
            try assemble([frame(.binary, isFinal: false)], allowsBinary: false)
        }
    }

    @Test(arguments: [
        [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x99, 0x8B], [0xF4, 0x8F, 0xBF, 0xBF], [0xEF, 0xBF, 0xBF],
        [0x00],
    ])
    func `text is UTF-8`(bytes: [UInt8]) throws {
        #expect(try assemble([text(bytes)]) == [.text(ByteBuffer(bytes: bytes))])
    }

    @Test(arguments: [
        [0xFF], [0x80], [0xC3], [0xE2, 0x82], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ])
    func `text is nothing but UTF-8`(bytes: [UInt8]) {
        #expect(throws: Violation(code: .invalidPayload, reason: "text that is not UTF-8")) {
            try assemble([text([0x61] + bytes)])
        }
    }

    @Test func `a character may be cut in two by a fragment`() throws {
        let halves = [
            Frame(isFinal: false, opcode: .text, payload: ByteBuffer(bytes: [0xE2, 0x82])),
            Frame(isFinal: true, opcode: .continuation, payload: ByteBuffer(bytes: [0xAC])),
        ]

        #expect(try assemble(halves) == [.text(ByteBuffer(string: "€"))])
    }
}
