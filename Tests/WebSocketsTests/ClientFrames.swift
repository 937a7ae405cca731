import NIOCore

@testable import WebSockets

/// A frame as a client sends it, right in all ways but those that a test is about.
func clientFrame(
    _ opcode: Opcode = .text,
    _ payload: [UInt8] = [],
    isFinal: Bool = true,
    mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
) -> [UInt8] {
    let length: [UInt8] =
        switch payload.count {
        case ...125: [UInt8(payload.count)]
        case ...65_535: [126] + bigEndian(payload.count, bytes: 2)
        default: [127] + bigEndian(payload.count, bytes: 8)
        }
    var header = [(isFinal ? 0x80 : 0) | opcode.rawValue] + length
    header[1] |= 0x80
    return header + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
}

func clientFrame(_ text: String) -> [UInt8] {
    clientFrame(.text, Array(text.utf8))
}

func clientClose(_ code: UInt16, reason: [UInt8] = []) -> [UInt8] {
    clientFrame(.close, bigEndian(Int(code), bytes: 2) + reason)
}

private func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

extension ByteBuffer {
    var array: [UInt8] { Array(readableBytesView) }
}
