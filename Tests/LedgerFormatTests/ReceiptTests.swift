import Foundation
import LedgerFormat
import OpenSSL
import Testing

/// Receipts: the exact text, and what is refused.
struct ReceiptTests {
    private let key = SigningKey.generate()
    private let words = SealedWords(salt: Array(repeating: 7, count: 32), json: Array(#"{"needs":[]}"#.utf8))

    /// The receipt of line 5 of 7.
    private func receipt(words: SealedWords? = nil, index: Int = 4) -> Receipt {
        let lines = (1...7).map { LedgerLine(bytes: Array("{\"seq\":\($0)}\n".utf8), words: nil) }
        var tree = LedgerTree()
        var nodes: [LedgerTree.Place: Digest] = [:]
        for (index, line) in lines.enumerated() {
            nodes[LedgerTree.Place(level: 0, index: index)] = line.leaf
            for node in tree.append(line.leaf) { nodes[node.place] = node.digest }
        }
        return Receipt(
            line: LedgerLine(bytes: lines[index].bytes, words: words),
            proof: InclusionProof(index: index, size: 7, nodes: nodes)!,
            checkpoint: SignedCheckpoint(
                Checkpoint(origin: "wiebiedt.example/482917", size: 7, root: tree.root), signedBy: [key])
        )
    }

    @Test func `a receipt is its line, its words and a standard proof`() throws {
        let lines = receipt(words: words).text.split(separator: "\n", omittingEmptySubsequences: false)

        #expect(lines[0] == "wiebiedt.receipt@v1")
        #expect(lines[1] == #"{"seq":5}"#)
        #expect(lines[2] == "words BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc= eyJuZWVkcyI6W119")
        #expect(lines[3].isEmpty)
        #expect(lines[4] == "c2sp.org/tlog-proof@v1")
        #expect(lines[5] == "index 4")
        #expect(lines[6...8].allSatisfy { Data(base64Encoded: String($0))?.count == 32 })
        #expect(lines[9].isEmpty)
        #expect(lines[10...].joined(separator: "\n") == receipt().checkpoint.note)
    }

    @Test(arguments: 0..<7)
    func `a receipt survives being written and read, and holds`(index: Int) throws {
        for words in [words, nil] {
            let read = try Receipt(text: receipt(words: words, index: index).text)
            #expect(read == receipt(words: words, index: index))
            #expect(read.holds)
            #expect(read.checkpoint.isSigned(by: key.publicKey))
        }
    }

    @Test func `a changed line, index or path does not hold`() throws {
        let text = receipt().text
        let path = text.split(separator: "\n")[4]
        let other = path.replacing(path.prefix(1), with: path.hasPrefix("A") ? "B" : "A", maxReplacements: 1)
        for (from, to) in [
            (#"{"seq":5}"#, #"{"seq":6}"#), ("index 4", "index 5"), (String(path), String(other)),
        ] {
            let changed = text.replacing(from, with: to, maxReplacements: 1)
            #expect(changed != text)
            #expect(try !Receipt(text: changed).holds)
        }
    }

    @Test func `what is not written as a receipt is refused`() {
        let text = receipt(words: words).text
        for wrong in [
            "", text + "\n", "\n" + text, text.replacing("@v1", with: "@v2"),
            text.replacing("index 4", with: "index 04"), text.replacing("index 4", with: "index -4"),
            text.replacing("words Bw", with: "words B"),
            text.replacing("words ", with: "woorden "), text.replacing("\n", with: "\r\n"),
            text.replacing("\n\n", with: "\n"), String(repeating: "x", count: 300_000),
            text.replacing("5}", with: String(repeating: "5", count: 20_000) + "}"),
        ] {
            #expect(throws: LedgerError.self) { try Receipt(text: wrong) }
        }
    }
}
