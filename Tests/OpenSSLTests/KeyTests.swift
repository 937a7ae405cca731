import OpenSSL
import Testing

/// Keys of Ed25519: known signatures, PEM in and out.
struct KeyTests {
    /// RFC 8032, section 7.1: test 2, and test 3.
    @Test(arguments: [
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ])
    func `signatures of RFC 8032 are right, and changed ones are not`(
        key: String, message: String, signature: String
    ) throws {
        let key = try #require(PublicKey(bytes: bytes(key)))
        let message = bytes(message)
        let signature = bytes(signature)

        #expect(key.verifies(signature, of: message))
        #expect(!key.verifies(signature, of: message + [0]))
        #expect(!key.verifies(Array(signature.dropLast()), of: message))
        for position in [0, 31, 32, 63] {
            var changed = signature
            changed[position] ^= 1
            #expect(!key.verifies(changed, of: message))
        }
    }

    /// Written by `openssl genpkey -algorithm ED25519` and `openssl pkey -pubout`.
    private let privatePEM = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIFjjFcPgdrFzsun+thmDimc0mfG1DEwgwmWy1mzNNZMt
        -----END PRIVATE KEY-----

        """
    private let publicPEM = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAvLtJbH1haSWdXbxh/jX0juLJuLagBExopg/EoZFVTqc=
        -----END PUBLIC KEY-----

        """

    @Test func `keys of the openssl command are read, and written as it writes them`() throws {
        let key = try SigningKey(pem: privatePEM)

        #expect(key.pem == privatePEM)
        #expect(key.publicKey.pem == publicPEM)
        #expect(try PublicKey(pem: publicPEM) == key.publicKey)
        #expect(key.publicKey.verifies(key.sign([1, 2, 3]), of: [1, 2, 3]))
    }

    @Test func `keys that are made differ`() throws {
        let one = SigningKey.generate()
        let two = SigningKey.generate()

        #expect(one.publicKey != two.publicKey)
        #expect(!two.publicKey.verifies(one.sign([]), of: []))
        #expect(try SigningKey(pem: one.pem).sign([7]) == one.sign([7]))
    }

    @Test func `what is no key is said to be none`() {
        for text in ["", "x", publicPEM] {
            #expect(throws: KeyError.unreadable) { try SigningKey(pem: text) }
        }
        #expect(throws: KeyError.unreadable) { try PublicKey(pem: privatePEM) }
        // An X25519 key: of the same length, and good for another purpose.
        #expect(throws: KeyError.otherAlgorithm) {
            try PublicKey(
                pem: """
                    -----BEGIN PUBLIC KEY-----
                    MCowBQYDK2VuAyEAwm5VZVCZJTl9f8fgtj3Z58hdTKnpdLN6V3EpE6AZ124=
                    -----END PUBLIC KEY-----
                    """)
        }
        #expect(PublicKey(bytes: []) == nil)
    }

    @Test func `a key with a passphrase is refused and asks nobody`() {
        let pem = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg1z2pMi9Sl2wICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEIeTwCCRymjooaz5CyA6P0kEQO4L
            TFAJtwkySJOIqne2YfQmUVoA1iH7PCgWxn8gm9tQOSOKaWV2zFCLWyx7qAapaCoy
            n2DONNK2GNaJ6UNualo=
            -----END ENCRYPTED PRIVATE KEY-----

            """
        #expect(throws: KeyError.unreadable) { try SigningKey(pem: pem) }
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
    }
}
