import LedgerFormat
import LiveProtocol
import Logging
public import Marketplace
import OpenSSL
import Storage
import Synchronization

/// Taking up conferences, and founding them.
extension House {
    /// Looks for ledgers of which nothing is left but a mark.
    func missWhatIsGone(acceptsRollback: Bool) async throws {
        let present = Set(try await archive.journal.conferences().map(\.code))
        for code in try archive.marks.codes() where !present.contains(code) {
            let mark = try archive.marks.mark(of: code).flatMap { try? SignedCheckpoint(note: $0) }
            // Founding was cut off before it had a line: nobody was told of it.
            let wasFounded = mark?.checkpoint.size != 0
            if wasFounded, !acceptsRollback {
                throw BrokenLedger(
                    conference: code,
                    reason: mark.map { LedgerFault.gone(known: $0.checkpoint) } ?? .unreadable
                )
            }
            if wasFounded { logger.warning("a ledger that is gone is given up", metadata: ["mark": "\(code)"]) }
            try archive.marks.remove(code)
        }
    }

    /// Founds a conference and serves it.
    ///
    /// - Returns: the conference, whose charter is on disk once ``run()`` has judged it.
    /// - Throws: the refusal as a `WireRefusal`, when the charter will not do; or what the journal throws.
    public func found(_ charter: Charter) async throws -> OpenConference {
        while true {
            let code = Self.code()
            let record = ConferenceRecord(
                code: code,
                epoch: Random.token(bytes: 16),
                origin: archive.notary.origin(of: code)
            )
            // A ledger is never without a mark, so that one without it is known to have lost it.
            guard try archive.marks.mark(of: code) == nil else { continue }
            try await archive.marks.keep(archive.notary.sign(LedgerTree(), of: record.origin).note, of: code)
            do {
                try await archive.journal.found(record)
            } catch JournalError.conferenceExists {
                continue
            }
            let conference = try await open(record)
            let answer = await conference.submit(
                .createConference(charter),
                id: Random.token(bytes: 16),
                by: .house
            )
            switch answer {
            case .recorded: return conference
            case .refused(let refusal): throw refusal
            case nil: throw WireRefusal(.unavailable)
            }
        }
    }

    /// Six digits, the first no zero, so that nobody drops it.
    private static func code() -> String {
        let number = Random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return String(100_000 + number % 900_000)
    }

    @discardableResult
    func open(_ record: ConferenceRecord, acceptsRollback: Bool = false) async throws -> OpenConference {
        let (record, standing, fault) = try await archive.takeUp(record, acceptsRollback: acceptsRollback)
        let code = record.code
        let conference = OpenConference(
            standing,
            in: archive,
            clock: clock,
            lanes: lanes,
            time: time,
            framing: framing,
            frameInterval: frameInterval,
            notify: { [weak self] notice in self?.tell(code, notice) }
        )
        if let fault, let known = fault.known {
            let details: Logger.Metadata = ["conference": "\(code)", "fault": "\(fault)"]
            logger.warning("a ledger that is not what it was known to be is accepted", metadata: details)
            conference.submit(
                Submission(
                    id: Random.token(bytes: 16),
                    command: .acceptRollback(size: known.size, root: known.root),
                    actor: .house,
                    reply: { _ in }
                )
            )
        }
        conferences.withLock { $0[code] = conference }
        opening.yield(conference)
        return conference
    }
}
