import OpenSSL
import TestSupport
import Testing

@testable import LedgerFormat

/// Signed checkpoints: the exact bytes, who signed, and what is refused.
struct CheckpointTests {
    private let key = SigningKey.generate()
    private let checkpoint = Checkpoint(origin: "wiebiedt.example/482917", size: 118, root: Digest(of: [1]))

    @Test func `the example of the signed-note package is signed by its author`() throws {
        let note = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

            """
        let bytes = try #require(Base64.bytes("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".utf8))
        let peter = try #require(PublicKey(bytes: Array(bytes.dropFirst())))

        #expect(peter.id("PeterNeumann").hex == "c74f20a3")
        #expect(SignedNote(note)?.isSigned(by: peter, name: "PeterNeumann") == true)
        #expect(SignedNote(note)?.isSigned(by: peter, name: "Peter") == false)
        #expect(SignedNote(note)?.isSigned(by: key.publicKey, name: "PeterNeumann") == false)
        let altered = note.replacing("answer", with: "Answer")
        #expect(SignedNote(altered)?.isSigned(by: peter, name: "PeterNeumann") == false)
    }

    @Test func `a note is three lines, an empty one and a signature`() throws {
        let signed = SignedCheckpoint(checkpoint, signedBy: [key])
        let lines = signed.note.split(separator: "\n", omittingEmptySubsequences: false)

        #expect(
            lines.prefix(4) == [
                "wiebiedt.example/482917", "118", "S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=", "",
            ])
        #expect(lines[4].hasPrefix("— wiebiedt.example/482917 "))
        #expect(lines.count == 6 && lines[5].isEmpty)
        #expect(try SignedCheckpoint(note: signed.note) == signed)
        #expect(signed.isSigned(by: key.publicKey))
    }

    @Test func `both keys sign where one follows the other`() throws {
        let next = SigningKey.generate()
        let signed = try SignedCheckpoint(note: SignedCheckpoint(checkpoint, signedBy: [key, next]).note)

        #expect(signed.isSigned(by: key.publicKey))
        #expect(signed.isSigned(by: next.publicKey))
        #expect(!signed.isSigned(by: SigningKey.generate().publicKey))
    }

    @Test func `a signature is for one size, one root and one ledger`() throws {
        let note = SignedCheckpoint(checkpoint, signedBy: [key]).note
        for (from, to) in [("118", "119"), ("S/USL", "S/USM"), ("/482917\n118", "/482918\n118")] {
            let changed = note.replacing(from, with: to, maxReplacements: 1)
            #expect(changed != note)
            #expect(try !SignedCheckpoint(note: changed).isSigned(by: key.publicKey))
        }
        let elsewhere = note.replacing("482917", with: "482918")
        #expect(try !SignedCheckpoint(note: elsewhere).isSigned(by: key.publicKey), "the name is signed too")
    }

    @Test func `a bad signature spoils the good one beside it`() throws {
        let good = SignedCheckpoint(checkpoint, signedBy: [key]).note
        let bad = SignedNote.Signature(
            name: checkpoint.origin, keyID: key.publicKey.id(checkpoint.origin), bytes: Array(repeating: 0, count: 64))
        #expect(try !SignedCheckpoint(note: good + bad.line).isSigned(by: key.publicKey))
    }

    @Test func `a checkpoint has one spelling`() {
        let note = SignedCheckpoint(checkpoint, signedBy: [key]).note
        let signature = note.split(separator: "\n").last!
        let text = checkpoint.text
        for wrong in [
            "", "\n", text, text + "\n", text + "\n" + signature, "\n" + note, note + "\n", note + "x\n",
            note.replacing("\n118\n", with: "\n0118\n"), note.replacing("\n118\n", with: "\n+118\n"),
            note.replacing("\n118\n", with: "\n-1\n"), note.replacing("\n118\n", with: "\n99999999999999999999\n"),
            note.replacing("Zo=\n", with: "Zp=\n"), note.replacing("Zo=\n", with: "Zo\n"),
            note.replacing("\n\n", with: "\nextension\n\n"), note.replacing("\n", with: "\r\n"),
            note.replacing("wiebiedt.", with: "wie biedt."), note.replacing("— ", with: "- "),
            note.replacing("— ", with: "—  "), note + String(repeating: "\(signature)\n", count: 40),
        ] {
            #expect(throws: LedgerError.self, "\(wrong)") { try SignedCheckpoint(note: wrong) }
        }
    }

    @Test func `a code is the first 160 bits of the root in groups of four`() {
        let zero = Digest(bytes: Array(repeating: 0, count: 32))!
        let counted = Digest(bytes: Array(0..<32))!
        func code(_ root: Digest) -> String { Checkpoint(origin: "a/1", size: 1, root: root).code }

        #expect(code(zero) == "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
        #expect(code(counted) == "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT")
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg==", "MY"), ("fo", "Zm8=", "MZXQ"), ("foo", "Zm9v", "MZXW6"),
        ("foob", "Zm9vYg==", "MZXW6YQ"), ("fooba", "Zm9vYmE=", "MZXW6YTB"), ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
    ])
    func `base64 and base32 of RFC 4648`(text: String, base64: String, base32: String) {
        #expect(text.utf8.base64 == base64)
        #expect(text.utf8.base32 == base32)
        #expect(Base64.bytes(base64.utf8) == Array(text.utf8))
    }

    @Test(arguments: ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "=Zg=", "Zm9v====", "Zm 8", "Zm-_", "===="])
    func `base64 has one spelling`(text: String) {
        #expect(Base64.bytes(text.utf8) == nil)
    }
}
