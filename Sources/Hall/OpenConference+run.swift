import LedgerFormat
import Live
import LiveProtocol
import Marketplace
import OpenSSL
import Storage
import Synchronization

/// The sequencer: the one task that changes a conference.
extension OpenConference {
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
            let told: [(seq: Int, json: [UInt8])]
            do {
                told = try await store(judgement, in: &begun.tree, after: before)
            } catch {
                inbox.close()
                for submission in batch { submission.reply(nil) }
                throw error
            }
            // Shown to readers first: whoever has an answer and asks again must find what they were told.
            show(judgement.facts)
            for (submission, answer) in zip(batch, judgement.answers) { submission.reply(answer) }
            for event in judgement.events { begun.hall.apply(event) }
            room.publish(told, state: begun.hall, forgetting: !judgement.erases.isEmpty)
            counters.count(judgement.answers, events: judgement.facts.count)
            notifyOthers(of: judgement)

            begun.conference = judgement.conference
            begun.memory = judgement.memory
            clock.follow(begun.conference)
            alarm.set(for: begun.conference.nextClosing, at: clock.now())
            if batch.count > 1 { await gather() }
        }
        try await keepMark()
    }

    /// Lets what people send at once come in together.
    ///
    /// A batch costs a commit, a sync, a signature and three changes of thread, whatever is in it. While several come at a
    /// time, a millisecond makes of many small batches a few large ones. Who comes alone waits for nothing.
    private func gather() async {
        await withCheckedContinuation { continuation in time.after(1) { continuation.resume() } }
    }

    /// Stores what came of a batch, with the tree that it grows to, signed.
    ///
    /// - Returns: what the hall will be told of it, encoded while the disk was busy.
    private func store(
        _ judgement: borrowing Judgement, in tree: inout LedgerTree, after seq: Int
    ) async throws -> [(seq: Int, json: [UInt8])] {
        guard !judgement.entries.isEmpty else { return [] }
        let nodes = judgement.entries.flatMap { tree.append($0.leaf) }
        let checkpoint = archive.notary.sign(tree, of: origin, after: judgement.facts)
        let batch = JournalBatch(
            entries: judgement.entries,
            nodes: nodes,
            checkpoint: checkpoint,
            erases: judgement.erases,
            revokes: judgement.revokes.map(\.number),
            signsOut: judgement.signsOut.map(\.number)
        )
        let events = judgement.events
        let told = try await withThrowingTaskGroup { group in
            group.addImmediateTask { [archive, code] in try await archive.journal.append(batch, to: code, after: seq) }
            let told = events.map { (seq: $0.seq, json: WireJSON.encode($0)) }
            try await group.waitForAll()
            return told
        }
        signed.withLock { $0.latest = checkpoint.note }
        if judgement.isMilestone { try await keepMark() }
        return told
    }

    private func closeWhatIsDue() {
        submit(Submission(id: random(16).hex, command: .closeDue, actor: .house, reply: { _ in }))
    }

    private func notifyOthers(of judgement: borrowing Judgement) {
        for id in judgement.signsOut { notify(.accessEnded(id)) }
        for fact in judgement.facts {
            switch fact.event {
            case .offersClosed: notify(.roundClosed)
            case .personErased(let id): notify(.personErased(id))
            case .personRevoked(let id), .linkRenewed(let id): notify(.accessEnded(id))
            case .rehearsalWiped: notify(.rehearsalOver)
            case .phaseEntered(let phase) where phase != .rehearsal: notify(.rehearsalOver)
            default: break
            }
        }
    }

    /// Lets readers see what is on disk now.
    private func show(_ facts: [Fact]) {
        guard !facts.isEmpty else { return }
        durable.withLock { conference in
            for fact in facts { conference.apply(fact) }
        }
    }
}
