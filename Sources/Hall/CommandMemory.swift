import LiveProtocol
import OpenSSL

/// What every command id stands for, for ever: the same command again gets its first answer again.
struct CommandMemory {
    private var known: [String: Known] = [:]

    private struct Known {
        let content: Digest?
        var recorded: Recorded

        var forgetting: Known { Known(content: nil, recorded: recorded) }
    }

    /// Makes room for so many commands.
    mutating func reserve(_ count: Int) { known.reserveCapacity(count) }

    /// The answer to a command whose id was used before; nil when it was not.
    func answer(to id: String, content: Digest) -> Answer? {
        guard let known = known[id] else { return nil }
        // Once its words were erased nobody can tell any more whether it is the same; the first answer is then right.
        guard known.content == nil || known.content == content else {
            return .refused(WireRefusal(.idReused))
        }
        var recorded = known.recorded
        recorded.repeated = true
        return .recorded(recorded)
    }

    /// Forgets what was asked by the commands of these ledger lines; that they were asked, and what came of it, stays.
    mutating func forgetContent(of lines: Set<Int>) {
        for (id, entry) in known where lines.contains(entry.recorded.seq) { known[id] = entry.forgetting }
    }

    /// Keeps what came of a command; only its first event tells.
    mutating func remember(_ id: String, content: Digest?, _ recorded: Recorded) {
        if known[id] == nil { known[id] = Known(content: content, recorded: recorded) }
    }
}
