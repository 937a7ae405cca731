import CLinux
import Glibc

/// The frames of RFC 6455, as far as this client needs them: the server sends whole ones and no mask.
enum Frames {
    static let text: UInt8 = 1
    static let close: UInt8 = 8
    static let ping: UInt8 = 9
    static let pong: UInt8 = 10

    /// A client's frame.
    ///
    /// Its mask is zero: to the server that is one mask like another, and here it costs nothing.
    static func masked(_ opcode: UInt8, _ payload: some Collection<UInt8>) -> [UInt8] {
        var frame: [UInt8] = [0x80 | opcode]
        if payload.count <= 125 {
            frame.append(0x80 | UInt8(payload.count))
        } else {
            frame += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        }
        return frame + [0, 0, 0, 0] + payload
    }

    /// Cuts bytes into whole frames.
    ///
    /// - Returns: how many bytes they took; the rest is the beginning of the next one.
    static func cut(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (_ opcode: UInt8, _ payload: UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var at = 0
        while bytes.count - at >= 2 {
            guard bytes[at] & 0xF0 == 0x80, bytes[at + 1] & 0x80 == 0 else {
                throw Failure("the server sent a frame that is masked, not whole or has reserved bits")
            }
            let short = Int(bytes[at + 1])
            let header = short == 127 ? 10 : short == 126 ? 4 : 2
            guard bytes.count - at >= header else { break }
            let length =
                short < 126 ? short : bytes[at + 2..<at + header].reduce(0) { $0 << 8 | Int($1) }
            guard bytes.count - at - header >= length else { break }
            let opcode = bytes[at] & 0x0F
            at += header
            try body(opcode, UnsafeRawBufferPointer(rebasing: bytes[at..<at + length]))
            at += length
        }
        return at
    }
}

extension UnsafeRawBufferPointer {
    func starts(with text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount && memcmp(baseAddress!, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// Where a text first occurs at or after an offset.
    func firstIndex(of text: StaticString, from offset: Int = 0) -> Int? {
        guard
            let found = memmem(baseAddress! + offset, count - offset, text.utf8Start, text.utf8CodeUnitCount)
        else { return nil }
        return UnsafeRawPointer(found) - baseAddress!
    }

    /// The number that stands at an offset.
    func number(at offset: Int) -> Int {
        var number = 0
        for byte in self[offset...] {
            guard case 0x30...0x39 = byte else { break }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}
