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

    let archive: Archive
    let lanes: [any Lane]
    let time: any Timepiece
    let framing: Framing
    let frameInterval: Int64
    let logger: Logger
    let conferences: Mutex<[String: OpenConference]>
    private let observers: Mutex<[@Sendable (String, Notice) -> Void]>
    private let serving = Atomic<Bool>(true)
    private let opened: AsyncStream<OpenConference>
    let opening: AsyncStream<OpenConference>.Continuation

    /// Reads back every conference of an archive.
    ///
    /// `frameInterval` is that of every hall's room. With `acceptsRollback` it goes on with a ledger that is not what it
    /// was known to be, on the record.
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
        frameInterval: Int64 = Room.usualInterval,
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
        self.frameInterval = frameInterval
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

    /// Has something told what happens in any conference; called after it is on disk, by the sequencer, and so quick.
    public func observe(_ observer: @escaping @Sendable (String, Notice) -> Void) {
        observers.withLock { $0.append(observer) }
    }

    /// Tells whoever wants to know.
    func tell(_ code: String, _ notice: Notice) {
        for observer in observers.withLock({ $0 }) { observer(code, notice) }
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
