import OpenSSL

/// The words that a ledger file brings along, each held against the digest in its line.
struct CheckedWords: Sendable {
    private(set) var report = LedgerReport.Words()
    private(set) var flaws: [LedgerFlaw] = []
    private let lines: CheckedLines
    /// Which of the lines that have words comes next.
    private var next = 0

    init(_ lines: CheckedLines) {
        self.lines = lines
    }

    /// Judges a line `words SEQ SALT WORDS`; those that were passed over are missing.
    mutating func take(_ line: [UInt8], number: Int) throws(LedgerFlaw) {
        let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        let text = parts.count == 3 ? String(decoding: parts[1], as: UTF8.self) : ""
        guard let seq = Int(text), String(seq) == text,
            let words = SealedWords(line: Array("words ".utf8) + parts[2])
        else { throw LedgerFlaw(.unreadable, line: number, "is not written as the words of a line are") }

        while next < lines.sealed.count, lines.sealed[next] < seq { pass() }
        guard next < lines.sealed.count, lines.sealed[next] == seq else {
            throw LedgerFlaw(.changed, line: number, "has words of line \(seq), which has none or had them before")
        }
        if words.digest != lines.wordsDigest(next) {
            flaws.append(LedgerFlaw(.changed, line: number, "has other words than line \(seq) was written with"))
        } else if (try? MemberReader(words.json)) == nil {
            flaws.append(LedgerFlaw(.changed, line: number, "has words that are not written as words are"))
        } else {
            report.right += 1
        }
        if lines.erased.contains(seq) { report.kept.append(seq) }
        next += 1
    }

    /// Judges what did not come.
    mutating func end() {
        while next < lines.sealed.count { pass() }
        if let first = report.missing.first {
            let others = report.missing.count > 1 ? " and of \(report.missing.count - 1) more lines" : ""
            flaws.append(
                LedgerFlaw(.changed, "the words of line \(first)\(others) are gone, and nobody asked to forget them"))
        }
    }

    private mutating func pass() {
        let seq = lines.sealed[next]
        if lines.erased.contains(seq) { report.erased.append(seq) } else { report.missing.append(seq) }
        next += 1
    }
}
