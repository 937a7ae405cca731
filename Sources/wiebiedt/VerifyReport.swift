import LedgerFormat
import Marketplace
import OpenSSL

/// What `verify` found, as it tells people.
struct Findings {
    /// The report, a finding a line; the last line is the result.
    private(set) var text = ""
    /// 0 for whole, 1 for changed, 2 for unreadable.
    private(set) var exitCode: Int32 = 0

    /// Something that kept the rest from being judged.
    init(_ flaw: LedgerFlaw) {
        say([flaw])
        conclude([flaw], signed: false)
    }

    /// A whole ledger.
    init(_ report: LedgerReport) {
        let conference = report.conference
        say("Ledger", report.checkpoint.origin)
        say("Lines", "\(report.checkpoint.size), numbered without a gap: \(conference.summary)")
        say("Root", report.checkpoint.root.hex)
        say("Code", report.checkpoint.code)
        switch report.signature {
        case .valid(let key): say("Signature", "valid, by the key with fingerprint \(key.fingerprint)")
        case .notChecked: say("Signature", "not checked: no key was given")
        case .missing: say("Signature", "missing")
        case .wrong: say("Signature", "not by a key that is trusted")
        }
        say("Rules", "every line follows by the rules from the lines before it")
        for change in report.keyChanges {
            let how = change.lost ? "the old one was lost" : "the old one hands over"
            say("Key", "from line \(change.seq) on \(change.key.fingerprint) signs; \(how)")
        }
        for rollback in report.rollbacks {
            let known = rollback.size == 0 ? "an unknown number of" : "\(rollback.size)"
            say("Rollback", "at line \(rollback.seq) the operator went on, though \(known) other lines were known")
        }
        for size in report.earlier { say("Earlier", "the checkpoint of \(size) lines is a beginning of this ledger") }
        for seq in report.receipts { say("Receipt", "line \(seq) is in it, unchanged") }
        if let words = report.words { say(words) }
        say(report.flaws)
        conclude(report.flaws, signed: report.signature != .notChecked)
    }

    /// Receipts by themselves.
    init(_ receipts: [Receipt], keys: [PublicKey]) {
        var flaws: [LedgerFlaw] = []
        for receipt in receipts {
            let own = receipt.flaws(trusting: keys)
            say("Receipt", "line \(receipt.proof.index + 1) of \(receipt.checkpoint.checkpoint.origin)")
            // As it stands: a line that can be read is printable ASCII.
            if own.isEmpty { say("Line", String(decoding: receipt.line.bytes.dropLast(), as: UTF8.self)) }
            if own.isEmpty, let words = receipt.line.words {
                say("Words", String(decoding: words.json, as: UTF8.self))
            }
            say(receipt.checkpoint.checkpoint)
            say(own)
            flaws += own
        }
        if keys.isEmpty { say("Signature", "not checked: no key was given") }
        conclude(flaws, signed: !keys.isEmpty)
    }

    /// A checkpoint by itself.
    init(_ note: SignedCheckpoint, keys: [PublicKey]) {
        say("Ledger", note.checkpoint.origin)
        say(note.checkpoint)
        let flaws = note.flaws(trusting: keys)
        say("Signature", keys.isEmpty ? "not checked: no key was given" : flaws.isEmpty ? "valid" : "not valid")
        say(flaws)
        conclude(flaws, signed: !keys.isEmpty)
    }

    private mutating func say(_ name: String, _ what: String) {
        text += name + String(repeating: " ", count: max(1, 11 - name.count)) + what + "\n"
    }

    private mutating func say(_ checkpoint: Checkpoint) {
        say("Lines", "\(checkpoint.size) signed for")
        say("Root", checkpoint.root.hex)
        say("Code", checkpoint.code)
    }

    private mutating func say(_ words: LedgerReport.Words) {
        say("Words", "\(words.right) are those of their lines")
        if !words.erased.isEmpty { say("Erased", "on request: the words of \(list(words.erased))") }
        if !words.kept.isEmpty { say("Kept", "although their person asked to be forgotten: \(list(words.kept))") }
    }

    private mutating func say(_ flaws: [LedgerFlaw]) {
        for flaw in flaws { say(flaw.verdict == .changed ? "CHANGED" : "UNREADABLE", flaw.description) }
    }

    private mutating func conclude(_ flaws: [LedgerFlaw], signed: Bool) {
        if flaws.contains(where: { $0.verdict == .unreadable }) {
            exitCode = 2
            say("RESULT", "unreadable")
        } else if !flaws.isEmpty {
            exitCode = 1
            say("RESULT", "changed")
        } else {
            say("RESULT", signed ? "whole" : "whole, signature not checked")
        }
    }

    /// The first few of many lines.
    private func list(_ lines: [Int]) -> String {
        let shown = lines.prefix(10).map(String.init).joined(separator: ", ")
        return (lines.count == 1 ? "line " : "lines ") + shown
            + (lines.count > 10 ? " and \(lines.count - 10) more" : "")
    }
}

extension Conference {
    fileprivate var summary: String {
        let withdrawn = offers.count(where: \.withdrawn)
        let late = offers.count { $0.late && !$0.accepted && !$0.withdrawn }
        let erased = people.count(where: \.erased)
        return "\(offers.count) offers (\(withdrawn) withdrawn, \(late) late and not accepted), "
            + "\(pitches.count) pitches, \(people.count) people (\(erased) erased on request)"
    }
}
