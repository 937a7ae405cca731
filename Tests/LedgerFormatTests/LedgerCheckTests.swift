import Foundation
import LedgerFormat
import OpenSSL
import Testing

/// The check of a whole file: however it is cut, and whatever is changed in it.
///
/// What it says of each way to tamper is in `Tests/ProofTests`, where an independent maker of ledgers is.
struct LedgerCheckTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Vectors/proof")

    private let file: [UInt8]
    private let key: PublicKey

    init() throws {
        file = Array(try Data(contentsOf: Self.folder.appendingPathComponent("ledger-482917.txt")))
        key = try PublicKey(pem: Self.text("ledger.pem"))
    }

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    private func report(
        _ file: [UInt8],
        pieces length: Int = .max,
        earlier: [SignedCheckpoint] = [],
        receipts: [Receipt] = []
    ) throws(LedgerFlaw) -> LedgerReport {
        var check = LedgerCheck(keys: [key], earlier: earlier, receipts: receipts)
        var rest = file[...]
        while !rest.isEmpty {
            try check.read(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return try check.end()
    }

    @Test(arguments: [1, 2, 7, 4096, .max])
    func `a file says the same however it is cut`(length: Int) throws {
        let report = try report(
            file,
            pieces: length,
            earlier: [try SignedCheckpoint(note: Self.text("checkpoint-482917-9.txt"))],
            receipts: [try Receipt(text: Self.text("ontvangstbewijs-482917-3.txt"))]
        )

        #expect(report.flaws.isEmpty)
        #expect(report.checkpoint.size == 23)
        #expect(report.checkpoint.code == "7466-3URK-IRLM-7FWY-DSUO-5D6P-VB3J-IZI4")
        #expect(report.signature == .valid(try #require(report.keyChanges.first).key))
        #expect(report.keyChanges.map(\.seq) == [22])
        #expect(report.rollbacks.map(\.seq) == [23])
        #expect(report.earlier == [9])
        #expect(report.receipts == [16])
        #expect(report.words?.right == 9)
        #expect(report.words?.erased == [6, 13, 15])
        #expect(report.words?.missing == [])
    }

    @Test func `no byte of it can be another one`() throws {
        let text = String(decoding: file, as: UTF8.self)
        let handover = try #require(text.range(of: "\n\nwiebiedt.example/482917\n22\n"))
        let last = try #require(text.range(of: "\nwiebiedt.example/482917\n23\n"))
        // Between the two is a signature of the next key that nobody needs here, and may then be anything.
        let lines = 0..<text.utf8.distance(from: text.startIndex, to: handover.lowerBound)
        let after = text.utf8.distance(from: text.startIndex, to: last.lowerBound) + 1..<file.count

        for position in [Array(lines), Array(after)].joined() where position % 13 == 0 {
            var changed = file
            changed[position] ^= 1
            let isFound = (try? report(changed).flaws.isEmpty) != true
            #expect(isFound, "byte \(position) of \(file.count)")
        }
    }

    @Test func `no line of it can be left out`() throws {
        let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The signature of the next key below the checkpoint that hands over to it: the one of the old key does that.
        let spare = 29
        for left in lines.indices.dropLast() where left != spare {
            var fewer = lines
            fewer.remove(at: left)
            let isFound = (try? report(Array(fewer.joined(separator: [0x0A]))).flaws.isEmpty) != true
            #expect(isFound, "line \(left + 1)")
        }
    }
}
