import NIOCore

extension ByteBuffer {
    /// Takes `length` bytes and removes the mask: RFC 6455, section 5.3.
    ///
    /// They are copied. Unmasking in place would be a copy as well, because the channel's buffer is shared with the pool
    /// that it came from; and a message that is kept would keep all of that buffer.
    ///
    /// - Parameter key: in the order of the wire, as in ``FrameHeader/maskingKey``.
    /// - Returns: nil, if there are fewer bytes; nothing was taken then.
    mutating func readUnmasked(length: Int, key: UInt32) -> ByteBuffer? {
        guard readableBytes >= length else { return nil }
        guard length > 0 else { return ByteBuffer() }

        var unmasked = ByteBufferAllocator().buffer(capacity: length)
        unmasked.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { target in
            withUnsafeReadableBytes { source in
                xor(UnsafeRawBufferPointer(rebasing: source[..<length]), with: key, into: target)
            }
            return length
        }
        moveReaderIndex(forwardBy: length)
        return unmasked
    }
}

/// Eight bytes at a time, then the rest.
private func xor(_ source: UnsafeRawBufferPointer, with key: UInt32, into target: UnsafeMutableRawBufferPointer) {
    // Twice the same four bytes, so the order of the machine does not matter.
    let wideKey = UInt64(key) << 32 | UInt64(key)
    let wideEnd = source.count & ~7
    for offset in stride(from: 0, to: wideEnd, by: 8) {
        let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ wideKey
        target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
    }
    withUnsafeBytes(of: wideKey) { keyBytes in
        for offset in wideEnd..<source.count {
            target[offset] = source[offset] ^ keyBytes[offset & 7]
        }
    }
}
