import CZlib

/// A zip file that is written from its first byte to its last, without ever going back (PKWARE, APPNOTE 6.3.9).
///
/// Sizes and checksums follow the data, so that nothing needs to be known before. There is no ZIP64: what would have four
/// gigabytes is refused, as no spreadsheet would open it.
struct Zip {
    private static let dataDescriptor: UInt16 = 1 << 3
    private static let utf8Names: UInt16 = 1 << 11
    /// 1 January 1980: the same content gives the same bytes.
    private static let date: UInt16 = 0x21

    private let maximum: Int
    private let write: ([UInt8]) throws -> Void
    private var offset = 0
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// - Parameter maximum: the most bytes of a part, and of all; fewer than four gigabytes only in tests.
    init(maximum: Int = Int(UInt32.max), to write: @escaping ([UInt8]) throws -> Void) {
        self.maximum = maximum
        self.write = write
    }

    /// Adds a file as it is.
    mutating func store(_ name: String, _ bytes: [UInt8]) throws {
        let checksum = Self.checksum(0, bytes)
        let start = offset
        let size = UInt32(bytes.count)
        try put(header(0x0403_4B50, name, flags: 0, method: 0, checksum, size, size) + Array(name.utf8) + bytes)
        enlist(name, flags: 0, method: 0, checksum, size, size, at: start)
    }

    /// Adds a file that is packed while it is made; the body gets what takes its bytes.
    mutating func deflate(_ name: String, _ body: (([UInt8]) throws -> Void) throws -> Void) throws {
        let start = offset
        let flags = Self.dataDescriptor | Self.utf8Names
        try put(header(0x0403_4B50, name, flags: flags, method: 8, 0, 0, 0) + Array(name.utf8))
        var checksum: UInt32 = 0
        var (size, packed) = (0, 0)
        let packer = try Packer()
        func take(_ bytes: [UInt8], last: Bool) throws {
            checksum = Self.checksum(checksum, bytes)
            size += bytes.count
            guard size <= maximum else { throw ODS.Failure.tooLarge }
            try packer.pack(bytes, last: last) { part in
                packed += part.count
                try put(part)
            }
        }
        try body { try take($0, last: false) }
        try take([], last: true)
        let sizes = (UInt32(packed), UInt32(size))
        try put(Self.little(UInt32(0x0807_4B50)) + Self.little(checksum) + Self.little(sizes.0) + Self.little(sizes.1))
        enlist(name, flags: flags, method: 8, checksum, sizes.0, sizes.1, at: start)
    }

    /// Writes the directory, which ends the file.
    mutating func finish() throws {
        let start = offset
        let end =
            Self.little(UInt32(0x0605_4B50)) + Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(count)
            + Self.little(count) + Self.little(UInt32(directory.count)) + Self.little(UInt32(start))
            + Self.little(UInt16(0))
        try put(directory + end)
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        offset += bytes.count
        guard offset <= maximum else { throw ODS.Failure.tooLarge }
        try write(bytes)
    }

    private func header(
        _ signature: UInt32,
        _ name: String,
        flags: UInt16,
        method: UInt16,
        _ checksum: UInt32,
        _ packed: UInt32,
        _ size: UInt32
    ) -> [UInt8] {
        Self.little(signature) + Self.little(UInt16(20)) + Self.little(flags) + Self.little(method)
            + Self.little(UInt16(0)) + Self.little(Self.date) + Self.little(checksum) + Self.little(packed)
            + Self.little(size) + Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
    }

    private mutating func enlist(
        _ name: String,
        flags: UInt16,
        method: UInt16,
        _ checksum: UInt32,
        _ packed: UInt32,
        _ size: UInt32,
        at start: Int
    ) {
        count += 1
        directory += Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + Self.little(UInt16(20))
        directory += Self.little(flags) + Self.little(method) + Self.little(UInt16(0)) + Self.little(Self.date)
        directory += Self.little(checksum) + Self.little(packed) + Self.little(size)
        directory += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0)) + Self.little(UInt16(0))
        directory += Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(UInt32(0))
        directory += Self.little(UInt32(start)) + Array(name.utf8)
    }

    private static func little<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }

    private static func checksum(_ before: UInt32, _ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(UInt(before), bytes, UInt32(bytes.count)))
    }
}

/// Packs bytes as they come, without a frame around them.
private final class Packer {
    private var stream = z_stream()

    init() throws {
        let opened = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard opened == Z_OK else { throw ODS.Failure.noMemory }
    }

    deinit { deflateEnd(&stream) }

    func pack(_ bytes: [UInt8], last: Bool, _ write: ([UInt8]) throws -> Void) throws {
        var bytes = bytes
        try bytes.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            repeat {
                let part = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { output, count in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    _ = CZlib.deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH)
                    count = output.count - Int(stream.avail_out)
                }
                if !part.isEmpty { try write(part) }
            } while stream.avail_out == 0
        }
    }
}
