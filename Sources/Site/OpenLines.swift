import Synchronization

/// Which lines were opened by what, so that they end when it does.
///
/// A line has several reasons to be open, each by a name: the token that opened it, and the person it is of. Whoever
/// signs out in one window is signed out everywhere with it (OWASP ASVS 5.0, 7.4.1); whoever is erased is on no line.
///
/// One session has five sockets at most: a page that is left open in ever more windows costs the hall no more than that.
final class OpenLines: Sendable {
    /// One line.
    typealias Entry = Int

    /// How many sockets one session may have, and how many streams; the oldest makes room for the next.
    static let socketsMaximum = 5

    /// How many ended reasons are remembered: more than end while one handshake is under way.
    private static let endedMaximum = 1024

    /// When somebody's access was looked at: after so many ends.
    struct Look: Sendable {
        fileprivate let ends: Int
    }

    private let state = Mutex(State())

    private struct State {
        var next = 0
        var lines: [String: [Entry: @Sendable () -> Void]] = [:]
        /// How many reasons have ended, and which were the last.
        var ends = 0
        var ended: [String] = []
        /// The sockets of each session, the oldest first, and how each makes room.
        var sockets: [String: [Socket]] = [:]
    }

    private struct Socket {
        let entry: Entry
        let makeRoom: @Sendable () -> Void
    }

    /// This moment; to be taken before one looks whether somebody may have a line.
    func look() -> Look { state.withLock { Look(ends: $0.ends) } }

    /// Keeps how a line is ended; ends it at once when one of its reasons ended since access was looked at.
    ///
    /// An end before that is no matter: who has another link or role now comes in with it.
    ///
    /// - Parameters:
    ///   - reasons: what the line is open by.
    ///   - look: when it was asked whether they are.
    ///   - end: called from any thread.
    func add(_ reasons: [String], since look: Look, end: @escaping @Sendable () -> Void) -> Entry {
        let (entry, isOver) = state.withLock { state in
            state.next += 1
            let since = state.ends - look.ends
            // Who looked so long ago that nobody remembers what ended since looks once more.
            let isOver = since > state.ended.count || state.ended.suffix(since).contains(where: reasons.contains)
            if !isOver { for reason in reasons { state.lines[reason, default: [:]][state.next] = end } }
            return (state.next, isOver)
        }
        if isOver { end() }
        return entry
    }

    /// Counts a line among the sockets of its session, and tells the oldest to make room when they are too many.
    func count(_ entry: Entry, of session: String, makeRoom: @escaping @Sendable () -> Void) {
        let oldest = state.withLock { state -> Socket? in
            state.sockets[session, default: []].append(Socket(entry: entry, makeRoom: makeRoom))
            guard state.sockets[session]!.count > Self.socketsMaximum else { return nil }
            return state.sockets[session]!.removeFirst()
        }
        oldest?.makeRoom()
    }

    /// Forgets a line that ended.
    func remove(_ entry: Entry, of reasons: [String]) {
        state.withLock { state in
            for session in reasons {
                state.sockets[session]?.removeAll { $0.entry == entry }
                if state.sockets[session]?.isEmpty == true { state.sockets[session] = nil }
            }
            for reason in reasons {
                state.lines[reason]?[entry] = nil
                if state.lines[reason]?.isEmpty == true { state.lines[reason] = nil }
            }
        }
    }

    /// Ends all lines that are open by this, and those that are just being opened by it.
    func end(_ reason: String) {
        let lines = state.withLock { state in
            state.ends += 1
            state.ended.append(reason)
            if state.ended.count > Self.endedMaximum { state.ended.removeFirst() }
            return state.lines.removeValue(forKey: reason)
        }
        for end in (lines ?? [:]).values { end() }
    }
}
