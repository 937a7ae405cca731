import CZlib

/// A gzip file (RFC 1952) with these contents, made as small as zlib can; nil when it would not be smaller.
func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 is the largest window; 16 more asks for the frame of gzip.
    let opened = deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)
    )
    guard opened == Z_OK else { return nil }
    defer { deflateEnd(&stream) }

    var input = bytes
    // What does not fit in fewer bytes than there were is of no use.
    let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            let isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            count = isWhole ? output.count - Int(stream.avail_out) : 0
        }
    }
    return packed.isEmpty ? nil : packed
}
