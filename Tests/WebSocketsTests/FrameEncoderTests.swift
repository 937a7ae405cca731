import NIOCore
import Testing

@testable import WebSockets

/// Messages to bytes: RFC 6455, section 5.2.
struct FrameEncoderTests {
    @Test func `the example of section 5.7 is a single frame without a mask`() {
        #expect(FrameEncoder.text("Hello").array == [0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F])
    }

    @Test(
        arguments: [
            (0, [0]), (125, [125]), (126, [126, 0, 126]), (65_535, [126, 0xFF, 0xFF]),
            (65_536, [127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func `a length is written in the shortest way`(length: Int, written: [UInt8]) {
        let payload = [UInt8](repeating: 5, count: length)

        #expect(FrameEncoder.binary(payload).array == [0x82] + written + payload)
    }

    @Test func `all ways to give the same text make the same frame`() {
        let frame = FrameEncoder.text("één").array

        #expect(FrameEncoder.text(Array("één".utf8)).array == frame)
        #expect(FrameEncoder.text(ByteBuffer(string: "één").readableBytesView).array == frame)
    }

    @Test func `a Pong has the payload of its Ping`() {
        #expect(FrameEncoder.ping.array == [0x89, 0])
        #expect(FrameEncoder.pong(ByteBuffer(bytes: [1, 2])).array == [0x8A, 2, 1, 2])
    }

    @Test func `a Close frame has a code and a reason, or neither`() {
        #expect(FrameEncoder.close(nil).array == [0x88, 0])
        #expect(FrameEncoder.close(.goingAway, reason: "ok").array == [0x88, 4, 0x03, 0xE9, 0x6F, 0x6B])
    }

    @Test(arguments: [("", 122), ("a", 123)])
    func `a long reason is cut off between two characters`(start: String, length: Int) {
        let frame = FrameEncoder.close(.normal, reason: start + String(repeating: "é", count: 100)).array

        #expect(frame.count == 2 + 2 + length)
        #expect(String(validating: frame.dropFirst(4), as: UTF8.self) == start + String(repeating: "é", count: 61))
    }
}
