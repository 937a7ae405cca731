import COpenSSL

/// A private key of Ed25519 (RFC 8032), by the system's libcrypto.
///
/// The same key and message always give the same signature, so nothing here needs chance but ``generate()``.
public struct SigningKey: Sendable {
    /// How many bytes a signature has.
    public static let signatureLength = 64

    private let handle: KeyHandle

    /// The half that everybody may know.
    public let publicKey: PublicKey

    /// A key that nobody has seen.
    public static func generate() -> SigningKey {
        // A program that cannot make secrets must not go on making things that look like them.
        guard let pointer = newEd25519Key(), let key = SigningKey(KeyHandle(pointer)) else {
            preconditionFailure("libcrypto could not make a key")
        }
        return key
    }

    /// Reads a key in PEM: PKCS#8 without a passphrase, as `openssl genpkey -algorithm ED25519` writes it.
    ///
    /// - Throws: ``KeyError``, when there is no such key in the text.
    public init(pem: String) throws(KeyError) {
        defer { ERR_clear_error() }
        let pointer = withBIO(reading: pem) { bio in
            // Without a function of ours libcrypto would ask the terminal for a passphrase, and wait.
            PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let pointer else { throw .unreadable }
        guard let key = SigningKey(KeyHandle(pointer)) else { throw .otherAlgorithm }
        self = key
    }

    private init?(_ handle: KeyHandle) {
        guard handle.isEd25519, let publicKey = handle.publicBytes.flatMap(PublicKey.init(bytes:)) else { return nil }
        self.handle = handle
        self.publicKey = publicKey
    }

    /// The key in PEM, PKCS#8, unencrypted: whoever reads it can sign.
    public var pem: String {
        written { PEM_write_bio_PKCS8PrivateKey($0, handle.pointer, nil, nil, 0, nil, nil) }
    }

    /// The signature of a message: ``signatureLength`` bytes.
    public func sign(_ message: [UInt8]) -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Self.signatureLength)
        var length = signature.count
        let done =
            EVP_DigestSignInit(context, nil, nil, nil, handle.pointer) == 1
            && EVP_DigestSign(context, &signature, &length, message, message.count) == 1
        // It fails only when libcrypto has no memory left or was built without Ed25519.
        precondition(done && length == Self.signatureLength, "libcrypto could not sign")
        return signature
    }
}
