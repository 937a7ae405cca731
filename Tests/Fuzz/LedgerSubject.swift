import LedgerFormat
import OpenSSL

/// Ledger files that strangers changed, held against the key of the house.
struct LedgerSubject: Subject {
    static let name = "ledgers"
    static let longest = 64 * 1024
    static let words =
        ["\n", "\n\n", "words ", "— ", "wiebiedt.example/482917", "\u{0}", "\r\n", " ", "{", "}", "[]", "null", "true"]
        + [
            "v", "seq", "at", "by", "id", "type", "pitch", "offer", "amount", "person", "words", "size", "root",
            "closesAt",
            "pitches", "closedSeq", "stage", "walkInsFrom", "walkInsTo", "freezeAt", "key", "lost", "show", "asks",
        ].map { "\"\($0)\":" }

    private let file: [UInt8]
    private let lines: [ArraySlice<UInt8>]
    private let key: PublicKey

    init() throws {
        file = try Corpus.shared("Vectors/proof/ledger-482917.txt")
        lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
        key = try PublicKey(pem: String(decoding: Corpus.shared("Vectors/proof/ledger.pem"), as: UTF8.self))
    }

    static func corpus() throws -> [[UInt8]] {
        let file = try Corpus.shared("Vectors/proof/ledger-482917.txt")
        let bare = file.prefix(while: { $0 != 0 }).split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
        return try Corpus.files(of: name) + [file, Array(bare.joined(separator: [0x0A])) + [0x0A]]
    }

    func take(_ input: [UInt8]) throws -> String {
        var chance = chance(of: input)
        let whole = judge([input[...]], keys: [key])
        let inPieces = judge(input.pieces(&chance), keys: [key])
        try promise(whole.sentences == inPieces.sentences, "\(whole.sentences) whole, \(inPieces.sentences) in pieces")
        let unsigned = judge([input[...]], keys: [])
        for case .success(let report) in [whole, unsigned] where report.flaws.isEmpty {
            try promise(report.checkpoint.size > 0, "an empty ledger is whole")
        }
        if case .success(let report) = whole, report.flaws.isEmpty { try same(report, input) }
        return whole.ending + ", " + unsigned.ending
    }

    /// What is whole and signed by the house has its lines, and its words, to the byte.
    private func same(_ report: LedgerReport, _ input: [UInt8]) throws(Broken) {
        guard case .valid = report.signature else { throw Broken("whole, and signed by nobody who is trusted") }
        let given = input.split(separator: 0x0A, omittingEmptySubsequences: false)
        let size = report.checkpoint.size
        let isSame = given.prefix(size).elementsEqual(lines.prefix(size), by: { $0.elementsEqual($1) })
        try promise(isSame && given.dropFirst(size).first?.isEmpty == true, "whole with other lines")
        let words = given.filter { $0.starts(with: "words ".utf8) }
        let own = Set(lines)
        try promise(words.allSatisfy(own.contains), "whole with other words")
        try promise(report.words.map { $0.right == words.count } ?? words.isEmpty, "words that were not counted")
    }

    private func judge(_ pieces: [ArraySlice<UInt8>], keys: [PublicKey]) -> Result<LedgerReport, LedgerFlaw> {
        var check = LedgerCheck(keys: keys)
        do throws(LedgerFlaw) {
            for piece in pieces { try check.read(piece) }
            return .success(try check.end())
        } catch {
            return .failure(error)
        }
    }
}

extension Result<LedgerReport, LedgerFlaw> {
    /// All that is wrong.
    fileprivate var sentences: [String] {
        switch self {
        case .success(let report): report.flaws.map(\.description)
        case .failure(let flaw): [flaw.description]
        }
    }

    /// The sort of thing that is wrong first, whatever numbers and names are in it.
    fileprivate var ending: String {
        (sentences.first ?? "whole").split(separator: " ").filter { !$0.contains(where: \.isNumber) }.prefix(16)
            .joined(separator: " ")
    }
}
