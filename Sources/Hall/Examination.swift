public import LedgerFormat
public import Marketplace
public import OpenSSL
public import Storage

/// What a copy of a journal holds, read from its first line to its last before anybody relies on it.
public struct Examination: Sendable {
    /// Every conference in it.
    public let findings: [Finding]
    /// What was known of conferences that are not in it.
    public let absent: [Checkpoint]

    /// What was found of one conference.
    public struct Finding: Sendable {
        /// The conference.
        public let record: ConferenceRecord
        /// How many lines its ledger has.
        public let size: Int
        /// The note of its last checkpoint; nil for an empty one.
        public let note: String?
        /// What the mark beside the ledger knows better; nil when nothing.
        public let fault: LedgerFault?
        /// The people in it who were erased.
        public let erased: [Person]

        /// Whether a key signed it; an empty one needs no signature.
        public func isSigned(by key: PublicKey) -> Bool {
            guard let note else { return true }
            return (try? SignedCheckpoint(note: note))?.isSigned(by: key) == true
        }
    }

    /// Examines a copy.
    ///
    /// - Parameters:
    ///   - journal: the copy.
    ///   - notary: who must have signed it; nil when the key is not at hand.
    ///   - marks: the marks of the ledgers that it is to replace; nil when there are none.
    ///   - progress: called with how many conferences of how many are done.
    /// - Throws: ``BrokenLedger``, when a ledger in it is not whole in itself; what the journal throws.
    public init(
        of journal: any Journal,
        notary: Notary?,
        marks: (any MarkStore)? = nil,
        progress: (Int, Int) -> Void = { _, _ in }
    ) async throws {
        let records = try await journal.conferences()
        var findings: [Finding] = []
        for record in records {
            progress(findings.count, records.count)
            findings.append(try await Finding(of: record, in: journal, notary, marks))
        }
        self.findings = findings
        let present = Set(records.map(\.code))
        absent =
            try marks.map { marks in
                try marks.codes().filter { !present.contains($0) }
                    .compactMap { try marks.mark(of: $0).flatMap { try? SignedCheckpoint(note: $0).checkpoint } }
                    .filter { $0.size > 0 }
            } ?? []
    }
}

extension Examination.Finding {
    fileprivate init(
        of record: ConferenceRecord,
        in journal: any Journal,
        _ notary: Notary?,
        _ marks: (any MarkStore)?
    ) async throws {
        do {
            let alone = try await Standing(of: record, in: journal, mark: nil)
            if let fault = alone.fault(notary, needsMark: false) { throw fault }
            var known: LedgerFault?
            if let marks {
                known = try await Standing(of: record, in: journal, mark: marks.mark(of: record.code)).fault(nil)
            }
            self.init(
                record: record,
                size: alone.replay.tree.size,
                note: alone.last?.note,
                fault: known,
                erased: alone.replay.conference.people.filter(\.erased)
            )
        } catch {
            throw BrokenLedger(conference: record.code, reason: error)
        }
    }
}
