import OpenSSL
import Testing

struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `SHA-256 of FIPS 180-4's examples`(message: String, hex: String) {
        #expect(Digest(of: message.utf8).hex == hex)
    }

    @Test func `a digest has 32 bytes`() {
        #expect(Digest(bytes: []) == nil)
        #expect(Digest(bytes: Array(repeating: 1, count: 33)) == nil)
        #expect(Digest(bytes: Digest(of: [1]).bytes) == Digest(of: [1]))
    }
}

struct RandomTests {
    @Test func `tokens differ and have the length of their bytes in base64url`() {
        let tokens = (0..<100).map { _ in Random.token(bytes: 32) }

        #expect(Set(tokens).count == 100)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 })
        #expect(Random.token(bytes: 16).utf8.count == 22)
        #expect(Random.token(bytes: 0).isEmpty)
    }
}
