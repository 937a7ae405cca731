import LedgerFormat
import OpenSSL

/// Receipts, checkpoints and keys, as people hand them in years later.
struct ReceiptSubject: Subject {
    static let name = "receipts"
    static let longest = 260 * 1024
    static let words = [
        "\n", "\n\n", "words ", "index ", "wiebiedt.receipt@v1\n", "c2sp.org/tlog-proof@v1\n", "— ", "=", "==", "A",
        "wiebiedt.example/482917\n", "-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n", "\u{0}", "\r\n", " ",
        "\u{E9}", "+", "/",
    ]

    private let key: PublicKey
    /// Every line, and all words, that the house ever wrote.
    private let own: Set<ArraySlice<UInt8>>

    init() throws {
        key = try PublicKey(pem: String(decoding: Corpus.shared("Vectors/proof/ledger.pem"), as: UTF8.self))
        own = Set(try Self.files.flatMap { try Corpus.shared($0).split(separator: 0x0A) })
    }

    private static let files = [
        "Vectors/proof/ledger-482917.txt", "Vectors/proof/ontvangstbewijs-482917-3.txt",
        "Vectors/proof/ontvangstbewijs-482917-5.txt", "Vectors/proof/checkpoint-482917-9.txt",
    ]

    static func corpus() throws -> [[UInt8]] {
        try Corpus.files(of: name) + (files.dropFirst() + ["Vectors/proof/ledger.pem"]).map(Corpus.shared)
    }

    func take(_ input: [UInt8]) throws -> String {
        let text = String(decoding: input, as: UTF8.self)
        return try [receipt(text), checkpoint(text), publicKey(text)].joined(separator: ", ")
    }

    private func receipt(_ text: String) throws(Broken) -> String {
        let receipt: Receipt
        do throws(LedgerError) {
            receipt = try Receipt(text: text)
        } catch {
            return "\(error)"
        }
        try promise(receipt.text == text, "a receipt is read as another")
        let isSigned = receipt.checkpoint.isSigned(by: key)
        guard receipt.holds, isSigned else { return "holds \(receipt.holds), signed \(isSigned)" }
        try promise(own.contains(receipt.line.bytes.dropLast()), "a receipt holds for a line that nobody wrote")
        guard (try? LedgerEntry(receipt.line)) != nil, let words = receipt.line.words else { return "whole" }
        try promise(own.contains(Array("words \(words.inBase64)".utf8)[...]), "other words than were written")
        return "whole, with words"
    }

    private func checkpoint(_ text: String) throws(Broken) -> String {
        guard let note = try? SignedCheckpoint(note: text) else { return "no checkpoint" }
        try promise(note.note == text, "a checkpoint is read as another")
        guard note.isSigned(by: key) else { return "a checkpoint" }
        let lines = note.checkpoint.text.utf8.split(separator: 0x0A).map { Array($0)[...] }
        try promise(lines.allSatisfy(own.contains), "the house signed what it never wrote")
        return "a signed checkpoint"
    }

    private func publicKey(_ text: String) throws(Broken) -> String {
        guard let key = try? PublicKey(pem: text) else { return "no key" }
        try promise(PublicKey(bytes: key.bytes) == key, "a key is read as another")
        return "a key"
    }
}
