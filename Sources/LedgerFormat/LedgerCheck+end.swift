import Marketplace
import OpenSSL

extension LedgerCheck {
    /// Judges the whole, when all of the file has come.
    ///
    /// - Throws: ``LedgerFlaw``, when the file ended where a ledger does not.
    public consuming func end() throws(LedgerFlaw) -> LedgerReport {
        try splitter.end()
        guard lines.count > 0 else { throw LedgerFlaw(.unreadable, line: 1, "is not there: the file is empty") }
        if case .note = section {
            let what = "is the last one, within a checkpoint: the file was cut short"
            throw LedgerFlaw(.unreadable, line: splitter.count, what)
        }
        words?.end()

        let notes = checkpoints.map(\.checkpoint)
        let sizes = [notes, earlier, receipts.map(\.checkpoint)].joined().map(\.checkpoint.size)
        let roots = lines.roots(at: sizes + [lines.count])
        var history = lines.history
        history.trust(keys, handedOverIn: notes.filter { roots[$0.checkpoint.size] == $0.checkpoint.root })

        // Bare lines know no host; then the name is that of what they are held against.
        let named = notes.last ?? earlier.first ?? receipts.first?.checkpoint
        let whole = Checkpoint(
            origin: named?.checkpoint.origin ?? lines.code,
            size: lines.count,
            root: roots[lines.count]!
        )
        var report = LedgerReport(checkpoint: whole, conference: lines.conference)
        report.keyChanges = history.changes
        report.rollbacks = lines.rollbacks
        report.words = words?.report

        let judge = CheckpointJudge(whole: whole, code: lines.code, roots: roots, history: keys.isEmpty ? nil : history)
        for (line, note) in checkpoints {
            report.flaws += judge.flaws(of: note).map { $0.of("the checkpoint that ends in line \(line)") }
        }
        if let last = notes.last, last.checkpoint.size < lines.count {
            report.flaws.append(
                LedgerFlaw(
                    .changed, "the last checkpoint is of \(last.checkpoint.size) lines; there are \(lines.count)"))
        }
        judgeEarlier(judge, &report)
        judgeReceipts(judge, &report)
        report.signature = signature(history, notes + earlier, whole)
        if report.signature == .missing {
            // Else somebody could hide a change by leaving the checkpoint out as well.
            report.flaws.append(LedgerFlaw(.changed, "nobody signed the whole of it, and a key was given"))
        }
        if report.signature == .wrong { report.flaws.append(LedgerFlaw(.changed, history.distrust)) }
        report.flaws += words?.flaws ?? []
        return report
    }

    private func judgeEarlier(_ judge: CheckpointJudge, _ report: inout LedgerReport) {
        for note in earlier {
            let flaws = judge.flaws(of: note) + judge.flaws(ofSigner: note)
            report.flaws += flaws.map { $0.of("the earlier checkpoint of \(note.checkpoint.size) lines") }
            if flaws.isEmpty { report.earlier.append(note.checkpoint.size) }
        }
    }

    private func judgeReceipts(_ judge: CheckpointJudge, _ report: inout LedgerReport) {
        for receipt in receipts {
            let seq = receipt.proof.index + 1
            var flaws = receipt.flaws + judge.flaws(of: receipt.checkpoint)
            flaws += judge.flaws(ofSigner: receipt.checkpoint)
            if seq <= lines.count, lines.leaf(seq) != receipt.line.leaf {
                flaws.append(LedgerFlaw(.changed, "has another line \(seq) than the ledger"))
            }
            report.flaws += flaws.map { $0.of("the receipt of line \(seq)") }
            if flaws.isEmpty { report.receipts.append(seq) }
        }
    }

    /// Who signed the whole; where no key was given, whether anybody did cannot be told.
    private func signature(
        _ history: KeyHistory,
        _ notes: [SignedCheckpoint],
        _ whole: Checkpoint
    ) -> LedgerReport.Signature {
        if keys.isEmpty { return .notChecked }
        let covering = notes.filter { $0.checkpoint == whole }
        if let signer = covering.lazy.compactMap(history.signer).first { return .valid(signer) }
        return checkpoints.isEmpty && covering.isEmpty ? .missing : .wrong
    }
}

/// Holds checkpoints against a ledger.
struct CheckpointJudge {
    let whole: Checkpoint
    let code: String
    /// The roots of the ledger at the sizes of all checkpoints that it reaches.
    let roots: [Int: Digest]
    /// Which keys are trusted; nil when no key was given.
    let history: KeyHistory?

    /// What is wrong with a checkpoint, leaving aside who signed it.
    func flaws(of note: SignedCheckpoint) -> [LedgerFlaw] {
        let checkpoint = note.checkpoint
        guard checkpoint.origin.hasSuffix("/\(code)"), whole.origin == code || whole.origin == checkpoint.origin else {
            return [LedgerFlaw(.changed, "is of another ledger: \(checkpoint.origin)")]
        }
        guard let root = roots[checkpoint.size] else {
            return [
                LedgerFlaw(.changed, "is of a ledger that had \(checkpoint.size) lines; this one has \(whole.size)")
            ]
        }
        guard root == checkpoint.root else {
            return [LedgerFlaw(.changed, "is of other lines: lines 1 to \(checkpoint.size) have the root \(root.hex)")]
        }
        return []
    }

    /// What is wrong with who signed a checkpoint; nothing where that cannot be checked.
    func flaws(ofSigner note: SignedCheckpoint) -> [LedgerFlaw] {
        guard let history, history.signer(of: note) == nil else { return [] }
        return [LedgerFlaw(.changed, "is not signed by a key that was given, or that such a key handed over to")]
    }
}

extension Receipt {
    /// What is wrong with a receipt by itself, leaving aside who signed it.
    var flaws: [LedgerFlaw] {
        var flaws: [LedgerFlaw] = []
        do throws(LedgerError) {
            let entry = try LedgerEntry(line)
            if entry.fact.seq != proof.index + 1 {
                flaws.append(LedgerFlaw(.changed, "proves line \(proof.index + 1), and holds line \(entry.fact.seq)"))
            }
            if !checkpoint.checkpoint.origin.hasSuffix("/\(entry.conference)") {
                flaws.append(LedgerFlaw(.changed, "holds a line of another conference than its checkpoint"))
            }
        } catch {
            switch error {
            case .wordsChanged:
                flaws.append(LedgerFlaw(.changed, "has other words than its line was written with"))
            case .unreadable(let why):
                flaws.append(LedgerFlaw(.changed, "holds a line that is not written as one is: \(why)"))
            }
        }
        if !holds { flaws.append(LedgerFlaw(.changed, "does not lead to the root that was signed")) }
        return flaws
    }
}

extension LedgerFlaw {
    /// The flaw of something that has a name.
    func of(_ what: String) -> LedgerFlaw { LedgerFlaw(verdict, what + " " + self.what) }
}

extension KeyHistory {
    /// Why nobody who is trusted signed the whole.
    fileprivate var distrust: String {
        guard let change = changes.last else { return "the signature is not by a key that was given" }
        let why = change.lost ? "the old key was lost" : "no checkpoint of that line by a trusted key confirms it"
        return "the signature is not by a trusted key; line \(change.seq) names another one, and \(why)"
    }
}
