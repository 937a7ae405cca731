import NIOCore

extension ByteBuffer {
    /// Whether what can be read is UTF-8, with nothing overlong, no surrogate, nothing above U+10FFFF and nothing cut off.
    ///
    /// RFC 6455, section 8.1, by RFC 3629.
    var isUTF8: Bool {
        (try? UTF8Span(validating: readableBytesUInt8Span)) != nil
    }
}
