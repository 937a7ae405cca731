extension Sequence<UInt8> {
    /// The bytes as digits of so many bits each, the last filled up with zeros: what base32 and base64 have in common
    /// (RFC 4648, sections 4 to 6).
    ///
    /// - Parameters:
    ///   - width: bits of a digit, fewer than 8.
    ///   - alphabet: the digits, `1 << width` of them.
    package func digits(of width: Int, in alphabet: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity((underestimatedCount * 8 + width - 1) / width)
        var held = 0
        var bits = 0
        for byte in self {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= width {
                bits -= width
                digits.append(alphabet[held >> bits & (alphabet.count - 1)])
            }
            held &= 1 << bits - 1
        }
        if bits > 0 { digits.append(alphabet[held << (width - bits) & (alphabet.count - 1)]) }
        return digits
    }
}
