import Marketplace
import NIOSSL

/// What the port proves itself with: a certificate chain and its key, read from their files and fit for use.
struct TLSIdentity: Sendable {
    /// What connections are made with.
    let context: NIOSSLContext
    /// When the server's own certificate ends, the first of the chain.
    let ends: Moment

    /// Reads the files.
    ///
    /// - Throws: ``TLSFileError``, which names the file and what is wrong with it.
    init(_ content: TLSFileContent, at now: Moment) throws {
        let files = content.files
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(content.certificate), let own = chain.first else {
            throw TLSFileError("\(files.certificate) holds no certificate in PEM")
        }
        guard let key = try? NIOSSLPrivateKey(bytes: content.key, format: .pem) else {
            throw TLSFileError("\(files.key) holds no private key in PEM, or one with a password")
        }
        ends = Moment(milliseconds: Int64(own.notValidAfter) * 1000)
        guard now < ends else {
            throw TLSFileError("the certificate in \(files.certificate) ended on \(ends.rfc3339)")
        }
        let begins = Moment(milliseconds: Int64(own.notValidBefore) * 1000)
        guard begins <= now else {
            throw TLSFileError("the certificate in \(files.certificate) begins on \(begins.rfc3339)")
        }
        do {
            context = try NIOSSLContext(configuration: .strict(chain, key))
        } catch {
            throw TLSFileError(
                "the key in \(files.key) is not the key of the certificate in \(files.certificate), its first one"
            )
        }
    }
}

extension TLSConfiguration {
    /// TLS 1.2 and 1.3 with what the NCSC's guidelines for TLS call good, and nothing else.
    ///
    /// BoringSSL does not renegotiate, compress or take early data, and has an extended master secret. The ciphers of
    /// TLS 1.3 cannot be chosen and are all good. As each is, the client's order decides: a phone knows what it is quick at.
    fileprivate static func strict(_ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey) -> TLSConfiguration {
        var strict = makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        strict.minimumTLSVersion = .tlsv12
        strict.cipherSuiteValues = [
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        ]
        strict.curves = [.x25519, .secp256r1, .secp384r1]
        // A socket needs HTTP/1.1; browsers that were offered 2 would not ask for one here.
        strict.applicationProtocols = ["http/1.1"]
        return strict
    }
}
