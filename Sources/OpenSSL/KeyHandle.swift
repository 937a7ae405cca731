import COpenSSL

/// Why a key could not be read.
public enum KeyError: Error, Hashable, Sendable {
    /// There is no key of the right sort in the text, or it asks for a passphrase.
    case unreadable
    /// It is a key of something other than Ed25519.
    case otherAlgorithm
}

/// Owns a key of libcrypto's, and frees it.
///
/// Nothing changes the key once it is here, and libcrypto lets threads share one that nobody changes; so it is
/// `Sendable`, which the compiler cannot see.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    var isEd25519: Bool { EVP_PKEY_get_id(pointer) == EVP_PKEY_ED25519 }

    /// The public half; nil when the algorithm has no such bytes.
    var publicBytes: [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: PublicKey.length)
        var length = bytes.count
        guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &length) == 1, length == PublicKey.length else { return nil }
        return bytes
    }
}

/// A new key; by way of a context, since `EVP_PKEY_Q_keygen` takes arguments in a way that Swift has not.
func newEd25519Key() -> OpaquePointer? {
    let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
    defer { EVP_PKEY_CTX_free(context) }
    var pointer: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &pointer) == 1 else { return nil }
    return pointer
}

/// Gives a text to something of libcrypto's that reads.
func withBIO<Result>(reading text: String, _ body: (OpaquePointer) -> Result) -> Result {
    // The line break keeps an empty text from being no bytes at all, which libcrypto does not take.
    let bytes = Array((text + "\n").utf8)
    return bytes.withUnsafeBytes { buffer in
        guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else {
            preconditionFailure("libcrypto has no memory")
        }
        defer { BIO_free(bio) }
        return body(bio)
    }
}

/// What something of libcrypto's writes.
func written(_ body: (OpaquePointer) -> Int32) -> String {
    guard let bio = BIO_new(BIO_s_mem()) else { preconditionFailure("libcrypto has no memory") }
    defer { BIO_free(bio) }
    precondition(body(bio) == 1, "libcrypto could not write a key")
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1024)
    while case let count = Int(BIO_read(bio, &chunk, Int32(chunk.count))), count > 0 { text += chunk[..<count] }
    return String(decoding: text, as: UTF8.self)
}
