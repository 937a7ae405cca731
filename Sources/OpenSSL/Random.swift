import COpenSSL

/// Bytes that nobody can guess, from the system's libcrypto.
public enum Random {
    /// So many unguessable bytes.
    public static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // A program that cannot make secrets must not go on making things that look like them.
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "libcrypto has no randomness")
        return bytes
    }

    /// So many unguessable bytes in base64url without padding (RFC 4648, section 5): fit for addresses and cookies.
    public static func token(bytes count: Int) -> String {
        base64url(bytes(count))
    }
}

/// Bytes in base64url without padding (RFC 4648, section 5).
func base64url(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var held = 0
    var bits = 0
    for byte in bytes {
        held = held << 8 | Int(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            text.append(alphabet[held >> bits & 63])
        }
        held &= 1 << bits - 1
    }
    if bits > 0 { text.append(alphabet[held << (6 - bits) & 63]) }
    return String(decoding: text, as: UTF8.self)
}
