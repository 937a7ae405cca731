public import Live
import LiveProtocol
public import Logging
public import Marketplace
import OpenSSL
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

    private let journal: any Journal
    private let lanes: [any Lane]
    private let time: any Timepiece
    private let framing: Framing
    private let logger: Logger
    private let conferences: Mutex<[String: OpenConference]>
    private let serving = Atomic<Bool>(true)
    private let opened: AsyncStream<OpenConference>
    private let opening: AsyncStream<OpenConference>.Continuation

    /// Reads back every conference of a store.
    ///
    /// - Throws: what the journal throws, or `LedgerError` when a line cannot be read.
    public init(
        store: any Journal & AccessStore,
        catalogue: Catalogue,
        clock: @escaping @Sendable () -> Moment,
        lanes: [any Lane],
        time: any Timepiece,
        framing: @escaping Framing,
        logger: Logger
    ) async throws {
        journal = store
        doorkeeper = Doorkeeper(store: store, clock: clock)
        self.catalogue = catalogue
        self.clock = clock
        self.lanes = lanes
        self.time = time
        self.framing = framing
        self.logger = logger
        conferences = Mutex([:])
        (opened, opening) = AsyncStream.makeStream()
        for record in try await store.conferences() { try await open(record) }
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
            let record = ConferenceRecord(code: Self.code(), epoch: Random.token(bytes: 16))
            do {
                try await journal.found(record)
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
    private func open(_ record: ConferenceRecord) async throws -> OpenConference {
        let conference = try await OpenConference(
            record,
            journal: journal,
            clock: clock,
            lanes: lanes,
            time: time,
            framing: framing
        )
        conferences.withLock { $0[record.code] = conference }
        opening.yield(conference)
        return conference
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

    /// Cuts, once a second, the lines of those who have been stuck for too long.
    private func sweep() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            for conference in all { conference.room.sweep() }
        }
    }
}
