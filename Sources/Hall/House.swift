import LedgerFormat
public import Live
import LiveProtocol
public import Logging
public import Marketplace
public import OpenSSL
public import ServiceLifecycle
public import Storage
import Synchronization

/// Every conference of this server.
///
/// As a service it runs their sequencers. On shutdown it takes no more commands, judges what waits, and ends.
public final class House: Service {
    /// Who lets people in.
    public let doorkeeper: Doorkeeper
    /// The lists that conferences are made from.
    public let catalogue: Catalogue
    /// What time it is.
    public let clock: @Sendable () -> Moment

    private let archive: Archive
    private let lanes: [any Lane]
    private let time: any Timepiece
    private let framing: Framing
    private let logger: Logger
    private let conferences: Mutex<[String: OpenConference]>
    private let observers: Mutex<[@Sendable (String, Notice) -> Void]>
    private let serving = Atomic<Bool>(true)
    private let opened: AsyncStream<OpenConference>
    private let opening: AsyncStream<OpenConference>.Continuation

    /// Reads back every conference of an archive.
    ///
    /// With `acceptsRollback` it goes on with a ledger that is not what it was known to be, on the record.
    ///
    /// - Throws: ``BrokenLedger``, which says of which conference and why; whatever the archive throws.
    public init(
        archive: Archive,
        access: any AccessStore,
        catalogue: Catalogue,
        clock: @escaping @Sendable () -> Moment,
        lanes: [any Lane],
        time: any Timepiece,
        framing: @escaping Framing,
        acceptsRollback: Bool = false,
        logger: Logger
    ) async throws {
        self.archive = archive
        doorkeeper = Doorkeeper(store: access, clock: clock)
        self.catalogue = catalogue
        self.clock = clock
        self.lanes = lanes
        self.time = time
        self.framing = framing
        self.logger = logger
        conferences = Mutex([:])
        observers = Mutex([])
        (opened, opening) = AsyncStream.makeStream()
        try await missWhatIsGone(acceptsRollback: acceptsRollback)
        for record in try await archive.journal.conferences() {
            do {
                try await open(record, acceptsRollback: acceptsRollback)
            } catch {
                throw BrokenLedger(conference: record.code, reason: error)
            }
        }
    }

    /// The key that signs the ledgers.
    public var publicKey: PublicKey { archive.notary.key.publicKey }

    /// Looks for ledgers of which nothing is left but a mark.
    private func missWhatIsGone(acceptsRollback: Bool) async throws {
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

    /// Has something told what happens in any conference; called after it is on disk, by the sequencer, and so quick.
    public func observe(_ observer: @escaping @Sendable (String, Notice) -> Void) {
        observers.withLock { $0.append(observer) }
    }

    /// Whether commands are taken; false once the house is closing.
    public var isServing: Bool { serving.load(ordering: .relaxed) }

    /// The conference of that code; nil when there is none.
    public func conference(_ code: String) -> OpenConference? {
        conferences.withLock { $0[code] }
    }

    /// Every conference, by code.
    public var all: [OpenConference] {
        conferences.withLock { $0.values.sorted { $0.code < $1.code } }
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
    private func open(_ record: ConferenceRecord, acceptsRollback: Bool = false) async throws -> OpenConference {
        let (record, standing, fault) = try await archive.takeUp(record, acceptsRollback: acceptsRollback)
        let code = record.code
        let conference = OpenConference(
            standing,
            in: archive,
            clock: clock,
            lanes: lanes,
            time: time,
            framing: framing,
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

    private func tell(_ code: String, _ notice: Notice) {
        for observer in observers.withLock({ $0 }) { observer(code, notice) }
    }

    /// Serves until shutdown; what waits by then is still judged.
    ///
    /// - Throws: the error of the first sequencer that cannot store.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await self.sweep() }
                group.addTask { try await self.runSequencers() }
                // The sweeper never ends by itself, so the first to end are the sequencers.
                defer { group.cancelAll() }
                try await group.next()
            }
        } onGracefulShutdown: {
            self.close()
        }
    }

    /// Runs the sequencer of every conference, also of those that are opened later, until all of them have ended.
    ///
    /// One that fails closes the house: whatever it could not store, the others cannot rely on either.
    private func runSequencers() async throws {
        try await withThrowingTaskGroup(of: Void.self) { sequencers in
            for await conference in opened {
                sequencers.addTask {
                    do {
                        try await conference.run()
                    } catch {
                        self.logger.critical("the ledger cannot be written", metadata: ["error": "\(error)"])
                        self.close()
                        throw error
                    }
                }
            }
            try await sequencers.waitForAll()
        }
    }

    /// Takes no more commands; ``run()`` ends when what waits has been judged.
    public func close() {
        logger.info("closing")
        serving.store(false, ordering: .relaxed)
        opening.finish()
        for conference in all { conference.close() }
    }

    /// Cuts, once a second, the lines of those who have been stuck for too long, and writes the marks that are behind.
    private func sweep() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            for conference in all {
                conference.room.sweep()
                do {
                    try await conference.keepMark()
                } catch {
                    logger.error("a mark cannot be written", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
