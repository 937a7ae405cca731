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
    let clock: RoundClock
    let time: any Timepiece
    let random: @Sendable (Int) -> [UInt8]
    let notify: @Sendable (Notice) -> Void
    let inbox = Inbox()
    let beginning: Mutex<Beginning?>

    /// What only the sequencer needs, until it takes it.
    struct Beginning {
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
        frameInterval: Int64 = Room.usualInterval,
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
                conference: replay.conference.apart(),
                memory: replay.memory,
                hall: replay.hall,
                tree: replay.tree
            )
        )
        room = Room(
            lanes: lanes,
            time: time,
            start: Room.Start(seq: replay.conference.seq, state: replay.hall, events: replay.events),
            interval: frameInterval,
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
