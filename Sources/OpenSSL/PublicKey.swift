import COpenSSL

/// A public key of Ed25519 (RFC 8032), by the system's libcrypto.
public struct PublicKey: Hashable, Sendable {
    /// How many bytes a key has.
    public static let length = 32

    /// The key itself: ``length`` bytes.
    public let bytes: [UInt8]

    /// Takes the bytes of a key; nil unless there are ``length``.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// Reads a key in PEM: SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it.
    ///
    /// - Throws: ``KeyError``, when there is no such key in the text.
    public init(pem: String) throws(KeyError) {
        defer { ERR_clear_error() }
        guard let pointer = withBIO(reading: pem, { PEM_read_bio_PUBKEY($0, nil, { _, _, _, _ in -1 }, nil) }) else {
            throw .unreadable
        }
        let handle = KeyHandle(pointer)
        guard handle.isEd25519, let bytes = handle.publicBytes, let key = PublicKey(bytes: bytes) else {
            throw .otherAlgorithm
        }
        self = key
    }

    /// The key in PEM, SubjectPublicKeyInfo.
    public var pem: String {
        let handle = handle
        return written { PEM_write_bio_PUBKEY($0, handle.pointer) }
    }

    /// Whether a signature is that of a message, by the private half of this key.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == SigningKey.signatureLength else { return false }
        let handle = handle
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, nil, nil, handle.pointer) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    private var handle: KeyHandle {
        // Any 32 bytes are taken here; whether they are a point of the curve shows when a signature is checked.
        guard let pointer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) else {
            preconditionFailure("libcrypto could not take a key")
        }
        return KeyHandle(pointer)
    }
}
