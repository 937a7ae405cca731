import Hall
import LedgerFormat
import Live
import Marketplace
import OpenSSL
import Storage

/// One life of the server: from its start to its end, or to its crash.
///
/// The real sequencer over a disk, event loops and clocks that are not.
final class Program: @unchecked Sendable {  // confined to the thread of its run
    enum State { case starting, serving, ended, crashed }

    let executor = StepExecutor()
    let lanes = [SimulatedLane(), SimulatedLane()]
    let alarms: SimulatedAlarms
    private(set) var state = State.starting
    /// Why it will not start over what is on the disk; nil when it does.
    private(set) var objection: (any Error)?
    /// Nil until it is read back, and once it is no more.
    private(set) var conference: OpenConference?
    private let journal: SimulatedJournal
    private let disk: SimulatedDisk
    /// How many of its tasks have not ended.
    private var tasks = 0

    /// Starts a program over what is on the disk.
    ///
    /// - Parameter notify: as that of a conference.
    init(
        _ record: ConferenceRecord,
        on disk: SimulatedDisk,
        clock: SimulatedClock,
        random: Salts,
        notify: @escaping @Sendable (Notice) -> Void
    ) {
        self.disk = disk
        alarms = SimulatedAlarms(clock)
        journal = SimulatedJournal(disk, record)
        let archive = Archive(journal: journal, notary: Seal.notary, marks: journal)
        start { [self] in
            do {
                let (_, standing, _) = try await archive.takeUp(record)
                guard state == .starting else { return }
                let conference = OpenConference(
                    standing,
                    in: archive,
                    clock: { clock.moment },
                    lanes: lanes,
                    time: alarms,
                    framing: { $0 },
                    random: { random.bytes($0) },
                    notify: notify
                )
                self.conference = conference
                state = .serving
                try await conference.run()
            } catch {
                if !(error is SimulatedDisk.Failed) { objection = error }
            }
            if state != .crashed { state = .ended }
        }
    }

    private func start(_ work: @escaping @Sendable () async -> Void) {
        tasks += 1
        Task(executorPreference: executor) {
            await work()
            self.tasks -= 1
        }
    }

    /// What the house does once a second.
    func sweep() {
        guard let conference else { return }
        conference.room.sweep()
        start { try? await conference.keepMark() }
    }

    /// Takes no more commands, judges what waits and then ends, as on SIGTERM.
    func close() {
        conference?.close()
    }

    /// Stops it where it stands.
    ///
    /// What is left of its tasks still runs, but reaches nothing any more.
    ///
    /// - Parameter survives: whether the disk keeps what it had written and not confirmed.
    /// - Returns: what is durable only now.
    func crash(survives: Bool) -> [SimulatedDisk.Request.Wish] {
        state = .crashed
        journal.cut()
        for lane in lanes { lane.cut() }
        let saved = disk.fail(survives: survives)
        conference?.close()
        while executor.count > 0 { executor.run(0) }
        // A task that waits for a moment is let go; what else would be done then reaches nothing any more.
        while tasks > 0, alarms.next != nil {
            alarms.ring()
            while executor.count > 0 { executor.run(0) }
        }
        precondition(tasks == 0, "a task waits for something that the run does not know of")
        forget()
        return saved
    }

    /// Lets go of what holds the program.
    func forget() {
        conference = nil
        alarms.removeAll()
        for lane in lanes { lane.cut() }
    }
}

/// Bytes that nobody in a run can guess, and that are the same in the next.
final class Salts: @unchecked Sendable {  // confined to the thread of its run
    private var chance: Chance

    init(seed: UInt64) {
        chance = Chance(seed: seed)
    }

    func bytes(_ count: Int) -> [UInt8] { chance.bytes(count) }
}
