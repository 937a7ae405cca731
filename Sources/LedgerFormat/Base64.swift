import OpenSSL

extension Sequence<UInt8> {
    /// The bytes in base64 with padding (RFC 4648, section 4).
    var base64: String {
        var text = digits(of: 6, in: Base64.alphabet)
        while text.count % 4 > 0 { text.append(UInt8(ascii: "=")) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes in base32 without padding (RFC 4648, section 6): capitals and digits that are hard to mistake.
    var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        return String(decoding: digits(of: 5, in: alphabet), as: UTF8.self)
    }
}

enum Base64 {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8: Int] = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })

    /// The bytes that a base64 text stands for; nil unless it is the one text that `base64` writes for
    /// them, so that nothing signed or hashed has two spellings.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var held = 0
        var bits = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = values[character] else { return nil }
            held = held << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(held >> bits & 255))
            }
            held &= 1 << bits - 1
        }
        // As much padding as the bytes ask for, and no bits that belong to no byte.
        guard padding == (3 - bytes.count % 3) % 3, held == 0 else { return nil }
        return bytes
    }

    /// The digest that a base64 text stands for, if it does.
    static func digest(_ text: some Collection<UInt8>) -> Digest? {
        bytes(text).flatMap(Digest.init(bytes:))
    }
}
