import COpenSSL

/// The SHA-256 of some bytes (FIPS 180-4), by the system's libcrypto.
public struct Digest: Hashable, Sendable {
    /// How many bytes a digest has.
    public static let length = 32

    /// The digest itself: ``length`` bytes.
    public let bytes: [UInt8]

    /// Hashes bytes.
    public init(of message: some Sequence<UInt8>) {
        let message = Array(message)
        var bytes = [UInt8](repeating: 0, count: Self.length)
        let done = EVP_Digest(message, message.count, &bytes, nil, sha256, nil)
        // It fails only when libcrypto has no memory left or was built without SHA-256.
        precondition(done == 1, "libcrypto could not hash")
        self.bytes = bytes
    }

    /// Takes a digest that was made before; nil unless there are ``length`` bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// The digest in 64 lowercase hexadecimal digits.
    public var hex: String { bytes.hex }
}

/// Looked up once; `EVP_sha256()` has libcrypto look it up for every digest (ossl-guide-libcrypto-introduction(7)).
///
/// Never written again, and any number of threads may use it at a time: libcrypto's own promise for a fetched algorithm.
private nonisolated(unsafe) let sha256 = EVP_MD_fetch(nil, "SHA256", nil)

extension Sequence<UInt8> {
    /// The bytes in lowercase hexadecimal digits, two a byte.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
