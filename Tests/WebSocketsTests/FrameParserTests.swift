import NIOCore
import Testing

@testable import WebSockets

/// Bytes to frames: RFC 6455, section 5.2.
struct FrameParserTests {
    /// What a parser for payloads of 1000 bytes makes of bytes that come in as these chunks.
    private func parse(_ chunks: [[UInt8]]) -> Result<[Frame], Violation> {
        var parser = FrameParser(maximumPayload: 1000)
        var frames: [Frame] = []
        do throws(Violation) {
            for chunk in chunks {
                parser.append(ByteBuffer(bytes: chunk))
                while let frame = try parser.next() { frames.append(frame) }
            }
            return .success(frames)
        } catch {
            return .failure(error)
        }
    }

    @Test func `the masked example of section 5.7 says Hello`() throws {
        let frames = try parse([[0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]]).get()

        #expect(frames == [Frame(isFinal: true, opcode: .text, payload: ByteBuffer(string: "Hello"))])
    }

    @Test(arguments: [0, 1, 7, 8, 9, 16, 125, 126, 999, 1000])
    func `a payload of any length comes out unmasked`(length: Int) throws {
        let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31) }

        let frames = try parse([clientFrame(.binary, payload)]).get()

        #expect(frames.map(\.payload.array) == [payload])
    }

    @Test func `a payload of more than 65,535 bytes has a length of eight bytes`() throws {
        let payload = [UInt8](repeating: 7, count: 65_536)
        var parser = FrameParser(maximumPayload: 65_536)

        parser.append(ByteBuffer(bytes: clientFrame(.binary, payload)))

        #expect(try parser.next()?.payload.array == payload)
    }

    @Test func `a frame that is not whole says nothing`() throws {
        let frame = clientFrame("wie biedt?")

        for length in 0..<frame.count {
            #expect(try parse([Array(frame.prefix(length))]).get() == [])
        }
    }

    struct Broken: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let header: [UInt8]
        let code: CloseCode
        init(_ rule: String, _ header: [UInt8], _ code: CloseCode = .protocolError) {
            self.testDescription = rule
            self.header = header
            self.code = code
        }
    }

    @Test(
        arguments: [
            Broken("reserved bit 1", [0xC1, 0x80]),
            Broken("reserved bit 2", [0xA1, 0x80]),
            Broken("reserved bit 3", [0x91, 0x80]),
            Broken("no mask", [0x81, 0x00]),
            Broken("no mask on a Ping", [0x89, 0x00]),
            Broken("a Close in fragments", [0x08, 0x80]),
            Broken("a Ping in fragments", [0x09, 0x80]),
            Broken("a Pong in fragments", [0x0A, 0x80]),
            Broken("a Close of 126 bytes", [0x88, 0xFE]),
            Broken("a Ping of 126 bytes", [0x89, 0xFE]),
            Broken("a Pong with a long length", [0x8A, 0xFF]),
            Broken("125 in two bytes", [0x81, 0xFE, 0x00, 0x7D]),
            Broken("65,535 in eight bytes", [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            Broken("2^63", [0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
            Broken("2^40", [0x81, 0xFF, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4], .messageTooBig),
            Broken("one more than the limit", [0x81, 0xFE, 0x03, 0xE9, 1, 2, 3, 4], .messageTooBig),
        ] + [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map { Broken("opcode \($0)", [0x80 | $0, 0x80]) }
    )
    func `a header that breaks a rule is refused before its payload comes in`(broken: Broken) {
        let whole = Array(clientFrame("fine") + broken.header)

        #expect(throws: Violation.self) { try parse([whole]).get() }
        if case .failure(let violation) = parse([whole]) { #expect(violation.code == broken.code) }
    }

    private static let conversation =
        clientFrame("één") + clientFrame(.ping, [1, 2]) + clientFrame(.binary, Array(repeating: 9, count: 300))
        + clientFrame(.text, [0x61], isFinal: false) + clientFrame(.continuation) + clientClose(1000)

    @Test func `a cut at any place makes no difference`() throws {
        let whole = try parse([Self.conversation]).get()
        #expect(whole.count == 6)

        for cut in 0...Self.conversation.count {
            let parts = [Array(Self.conversation.prefix(cut)), Array(Self.conversation.dropFirst(cut))]
            #expect(try parse(parts).get() == whole)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `many cuts make no difference`(seed: UInt64) throws {
        #expect(try parse(Self.conversation.chunks(seed: seed)).get() == parse([Self.conversation]).get())
    }
}
