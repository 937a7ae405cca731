import LedgerFormat
public import Live
public import LiveProtocol
public import Marketplace
import OpenSSL
import Storage
import Synchronization

/// A conference that is being served: its one order, and everybody who follows it.
///
///     submit ──▶ inbox ──▶ judge ──▶ journal ──▶ answer ──▶ publish
///
/// It has one sequencer, and a sequencer is one task. It takes what waits, judges it command by command, stores all
/// that came of it in one transaction, and only then answers and publishes. Nothing else changes the conference. So no
/// two offers are judged against the same state, and whatever anyone was told is on disk. While the disk is busy with
/// one batch the next one gathers: group commit needs no timer.
public final class OpenConference: Sendable {
    /// The six digits.
    public let code: String
    /// Which ledger this is.
    public let epoch: String
    /// Everybody who follows it.
    public let room: Room
    /// What happened so far, in numbers.
    public let counters = Counters()

    let archive: Archive
    let origin: String
    let durable: Mutex<Conference>
    let signed: Mutex<Signed>
    let turn = Turn()
    private let clock: RoundClock
    private let time: any Timepiece
    private let random: @Sendable (Int) -> [UInt8]
    private let notify: @Sendable (Notice) -> Void
    private let inbox = Inbox()
    private let beginning: Mutex<Beginning?>

    /// What only the sequencer needs, until it takes it.
    private struct Beginning {
        var conference: Conference
        var memory: CommandMemory
        var hall: HallState
        var tree: LedgerTree
    }

    /// Takes up a conference where its journal left it.
    ///
    /// - Parameters:
    ///   - standing: what was read back, and is as it was known to be.
    ///   - random: gives so many bytes that nobody can guess.
    ///   - notify: called, after it is on disk, with what others than the hall must know.
    package init(
        _ standing: Standing,
        in archive: Archive,
        clock wall: @escaping @Sendable () -> Moment,
        lanes: [any Lane],
        time: any Timepiece,
        framing: @escaping Framing,
        random: @escaping @Sendable (Int) -> [UInt8] = Random.bytes,
        notify: @escaping @Sendable (Notice) -> Void = { _ in }
    ) {
        let (record, replay) = (standing.record, standing.replay)
        code = record.code
        epoch = record.epoch
        origin = record.origin
        self.archive = archive
        self.time = time
        self.random = random
        self.notify = notify
        let clock = RoundClock(wall: wall, time: time, for: replay.conference)
        self.clock = clock
        durable = Mutex(replay.conference)
        signed = Mutex(Signed(latest: standing.last?.note, kept: standing.mark?.note))
        beginning = Mutex(
            Beginning(
                conference: replay.conference,
                memory: replay.memory,
                hall: replay.hall,
                tree: replay.tree
            )
        )
        room = Room(
            lanes: lanes,
            time: time,
            start: Room.Start(seq: replay.conference.seq, state: replay.hall, events: replay.events),
            framing: framing,
            snapshot: { state in
                ServerFrame.snapshot(
                    ServerFrame.Place(record, seq: state.seq, now: clock.now()),
                    state: state.json
                )
            }
        )
    }

    /// Looks at what is on disk.
    ///
    /// Under a lock that the sequencer waits for, so the body must be quick and must not keep the conference.
    public func read<Value: Sendable>(_ body: (Conference) throws -> Value) rethrows -> Value {
        try durable.withLock { try body($0) }
    }

    /// The whole conference as it is on disk, for work that takes longer, such as an export.
    public func copy() -> Conference {
        durable.withLock { $0 }
    }

    /// The ledger as it is on disk now, page by page; nil before its first line.
    public func ledger() async throws -> LedgerCopy? {
        try await LedgerCopy(of: code, from: archive.journal)
    }

    /// Gives a command to be judged and returns at once; the answer comes by ``Submission/reply``.
    public func submit(_ submission: Submission) {
        switch inbox.put(submission) {
        case .taken: break
        case .full: submission.reply(.refused(WireRefusal(.tooBusy)))
        case .closed: submission.reply(nil)
        }
    }

    /// Gives a command to be judged, and waits for the answer; nil as in ``Submission/reply``.
    public func submit(_ command: Command, id: String, by actor: Actor) async -> Answer? {
        await withCheckedContinuation { continuation in
            submit(Submission(id: id, command: command, actor: actor) { continuation.resume(returning: $0) })
        }
    }

    /// Takes no more commands; what waits is still judged.
    package func close() {
        inbox.close()
    }

    /// Judges and stores commands until ``close()``.
    ///
    /// - Throws: whatever the archive throws. Whoever cannot write must not go on: the error ends the house and, through
    ///   its service group, the process.
    package func run() async throws {
        guard var begun = beginning.withLock({ $0.take() }) else {
            preconditionFailure("a conference has one sequencer")
        }
        var alarm = ClosingAlarm(time) { [weak self] in self?.closeWhatIsDue() }
        alarm.set(for: begun.conference.nextClosing, at: clock.judge())
        // What was stored before a crash may be told again before the first batch.
        try await keepMark()

        while case let batch = await inbox.take(upTo: JournalBatch.maximum), !batch.isEmpty {
            let before = begun.conference.seq
            let now = clock.judge()
            var judgement = Judgement(
                begun.conference,
                memory: begun.memory,
                code: code,
                salt: { [random] in random(SealedWords.saltLength) }
            )
            // The judgement alone holds them now, so that it changes them in place and copies nothing.
            begun.conference = Conference()
            begun.memory = CommandMemory()
            for submission in batch { judgement.judge(submission, at: now) }
            do {
                try await store(judgement, in: &begun.tree, after: before)
            } catch {
                inbox.close()
                for submission in batch { submission.reply(nil) }
                throw error
            }
            // Shown to readers first: whoever has an answer and asks again must find what they were told.
            let events = show(judgement.facts)
            for (submission, answer) in zip(batch, judgement.answers) { submission.reply(answer) }
            publish(events, to: &begun.hall, forgetting: !judgement.erases.isEmpty)
            counters.count(judgement.answers, events: judgement.facts.count)
            notifyOthers(of: judgement)

            begun.conference = judgement.conference
            begun.memory = judgement.memory
            clock.follow(begun.conference)
            alarm.set(for: begun.conference.nextClosing, at: clock.now())
        }
        try await keepMark()
    }

    /// Stores what came of a batch, with the tree that it grows to, signed.
    private func store(_ judgement: borrowing Judgement, in tree: inout LedgerTree, after seq: Int) async throws {
        guard !judgement.entries.isEmpty else { return }
        let nodes = judgement.entries.flatMap { tree.append($0.leaf) }
        let checkpoint = archive.notary.sign(tree, of: origin, after: judgement.facts)
        let batch = JournalBatch(
            entries: judgement.entries,
            nodes: nodes,
            checkpoint: checkpoint,
            erases: judgement.erases,
            revokes: judgement.revokes.map(\.number)
        )
        try await archive.journal.append(batch, to: code, after: seq)
        signed.withLock { $0.latest = checkpoint.note }
        if judgement.isMilestone { try await keepMark() }
    }

    private func closeWhatIsDue() {
        submit(Submission(id: random(16).hex, command: .closeDue, actor: .house, reply: { _ in }))
    }

    private func notifyOthers(of judgement: borrowing Judgement) {
        for fact in judgement.facts {
            switch fact.event {
            case .offersClosed: notify(.roundClosed)
            case .personErased(let id): notify(.personErased(id))
            default: break
            }
        }
    }

    /// Lets readers see what is on disk now, and tells what of it is for the hall.
    private func show(_ facts: [Fact]) -> [HallEvent] {
        guard !facts.isEmpty else { return [] }
        return durable.withLock { conference in
            facts.map { fact in
                conference.apply(fact)
                return HallEvent(fact, in: conference)
            }
        }
    }

    private func publish(_ events: [HallEvent], to hall: inout HallState, forgetting: Bool) {
        for event in events { hall.apply(event) }
        room.publish(events.map { ($0.seq, WireJSON.encode($0)) }, state: hall, forgetting: forgetting)
    }
}

extension ServerFrame.Place {
    /// Where a conference is.
    init(_ record: ConferenceRecord, seq: Int, now: Moment) {
        self.init(conference: record.code, epoch: record.epoch, seq: seq, now: now.rfc3339)
    }
}

extension OpenConference {
    /// The first frame for somebody who comes in.
    public func welcome(_ person: PersonID, arriving: Shard.Arrival) -> [UInt8] {
        let you = read { conference in conference.person(person).map { You($0, in: conference) } }
        guard let you else { preconditionFailure("whoever comes in was admitted") }
        let record = ConferenceRecord(code: code, epoch: epoch, origin: origin)
        switch arriving {
        case .missed(let events, let seq):
            return ServerFrame.welcome(.init(record, seq: seq, now: clock.now()), you: you, missed: events)
        case .state(let state, let seq):
            return ServerFrame.welcome(.init(record, seq: seq, now: clock.now()), you: you, state: state)
        }
    }
}
