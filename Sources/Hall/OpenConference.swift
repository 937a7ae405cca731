import LedgerFormat
public import Live
public import LiveProtocol
public import Marketplace
import OpenSSL
public import Storage
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

    private let journal: any Journal
    private let clock: @Sendable () -> Moment
    private let inbox = Inbox()
    private let durable: Mutex<Conference>
    private let beginning: Mutex<Beginning?>

    /// What only the sequencer needs, until it takes it.
    private struct Beginning {
        var conference: Conference
        var memory: CommandMemory
        var hall: HallState
    }

    /// Reads a conference back from its journal.
    ///
    /// - Throws: what the journal throws, or `LedgerError` when a line cannot be read.
    public init(
        _ record: ConferenceRecord,
        journal: any Journal,
        clock: @escaping @Sendable () -> Moment,
        lanes: [any Lane],
        time: any Timepiece,
        framing: @escaping Framing
    ) async throws {
        let replay = try await Replay(of: record.code, from: journal)
        code = record.code
        epoch = record.epoch
        self.journal = journal
        self.clock = clock
        durable = Mutex(replay.conference)
        beginning = Mutex(
            Beginning(conference: replay.conference, memory: replay.memory, hall: replay.hall)
        )
        room = Room(
            lanes: lanes,
            time: time,
            start: Room.Start(seq: replay.conference.seq, state: replay.hall, events: replay.events),
            framing: framing,
            snapshot: { state in
                ServerFrame.snapshot(
                    ServerFrame.Place(record, seq: state.seq, now: clock()),
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

    /// The ledger as it is on disk now: every line, byte for byte.
    public func ledger() async throws -> [UInt8] {
        let last = read(\.seq)
        var bytes: [UInt8] = []
        var seq = 0
        while seq < last {
            let entries = try await journal.entries(of: code, after: seq, limit: min(4096, last - seq))
            for entry in entries { bytes += entry.line.bytes }
            seq += entries.count
            if entries.isEmpty { break }
        }
        return bytes
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
    func close() {
        inbox.close()
    }

    /// Judges and stores commands until ``close()``.
    ///
    /// - Throws: whatever the journal throws. Whoever cannot write must not go on: the error ends the house and, through
    ///   its service group, the process.
    func run() async throws {
        guard var begun = beginning.withLock({ $0.take() }) else {
            preconditionFailure("a conference has one sequencer")
        }
        let alarm = ClosingAlarm(self)
        alarm.set(for: begun.conference.nextClosing, at: clock())
        defer { alarm.set(for: nil, at: clock()) }

        while case let batch = await inbox.take(upTo: JournalEntry.batchMaximum), !batch.isEmpty {
            let before = begun.conference.seq
            let now = clock()
            var judgement = Judgement(
                begun.conference,
                memory: begun.memory,
                code: code,
                salt: { Random.bytes(SealedWords.saltLength) }
            )
            // The judgement alone holds them now, so that it changes them in place and copies nothing.
            begun.conference = Conference()
            begun.memory = CommandMemory()
            for submission in batch { judgement.judge(submission, at: now) }

            if !judgement.entries.isEmpty {
                do {
                    try await journal.append(judgement.entries, to: code, after: before)
                } catch {
                    inbox.close()
                    for submission in batch { submission.reply(nil) }
                    throw error
                }
            }
            // Shown to readers first: whoever has an answer and asks again must find what they were told.
            let events = show(judgement.facts)
            for (submission, answer) in zip(batch, judgement.answers) { submission.reply(answer) }
            publish(events, to: &begun.hall)
            counters.count(judgement.answers, events: judgement.facts.count)

            begun.conference = judgement.conference
            begun.memory = judgement.memory
            alarm.set(for: begun.conference.nextClosing, at: clock())
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

    private func publish(_ events: [HallEvent], to hall: inout HallState) {
        for event in events { hall.apply(event) }
        room.publish(events.map { ($0.seq, WireJSON.encode($0)) }, state: hall)
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
        let record = ConferenceRecord(code: code, epoch: epoch)
        switch arriving {
        case .missed(let events, let seq):
            return ServerFrame.welcome(.init(record, seq: seq, now: clock()), you: you, missed: events)
        case .state(let state, let seq):
            return ServerFrame.welcome(.init(record, seq: seq, now: clock()), you: you, state: state)
        }
    }
}
