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

    /// A server's frame.
    static func plain(_ opcode: UInt8, _ payload: some Collection<UInt8>) -> [UInt8] {
        var frame = masked(opcode, payload)
        frame[1] &= 0x7F
        frame.removeSubrange(frame.count - payload.count - 4..<frame.count - payload.count)
        return frame
    }

    /// Where the parts of a frame are.
    struct Head {
        let opcode: UInt8
        let header: Int
        let payload: Int

        var count: Int { header + payload }

        /// Reads the beginning of a frame; nil when even that is not whole yet.
        init?(_ bytes: UnsafeRawBufferPointer) throws {
            guard bytes.count >= 2 else { return nil }
            guard bytes[0] & 0xF0 == 0x80, bytes[1] & 0x80 == 0 else { throw WrongFrame.form }
            opcode = bytes[0] & 0x0F
            let short = Int(bytes[1])
            header = short == 127 ? 10 : short == 126 ? 4 : 2
            guard bytes.count >= header else { return nil }
            payload = short < 126 ? short : bytes[2..<header].reduce(0) { $0 << 8 | Int($1) }
        }
    }
}

/// What a server must not send.
enum WrongFrame: Error {
    /// A frame that is masked, not whole, or has bits set that mean nothing: what follows cannot be read.
    case form
    /// A text that is none of the wire's.
    case text
}

extension UnsafeRawBufferPointer {
    func starts(with text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount && memcmp(baseAddress!, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    func ends(with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return count >= length && memcmp(baseAddress! + (count - length), text.utf8Start, length) == 0
    }

    /// Where a text first occurs at or after an offset.
    func firstIndex(of text: StaticString, from offset: Int = 0) -> Int? {
        guard offset < count,
            let found = memmem(baseAddress! + offset, count - offset, text.utf8Start, text.utf8CodeUnitCount)
        else { return nil }
        return UnsafeRawPointer(found) - baseAddress!
    }

    /// The number that stands at an offset.
    func number(at offset: Int) -> Int {
        var number = 0
        for byte in self[offset...] {
            guard case 0x30...0x39 = byte else { break }
            number = number &* 10 &+ Int(byte - 0x30)
        }
        return number
    }

    /// The bytes from an offset on.
    func from(_ offset: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[offset...])
    }
}
