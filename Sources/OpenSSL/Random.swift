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
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return String(decoding: bytes.digits(of: 6, in: Array(alphabet.utf8)), as: UTF8.self)
}
