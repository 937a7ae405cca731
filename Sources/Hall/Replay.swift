import LedgerFormat
import Live
import LiveProtocol
import Marketplace
import Storage

/// What a journal adds up to: the conference, what the hall sees of it, and what every command id stands for.
struct Replay {
    private static let page = 4096

    private(set) var conference = Conference()
    private(set) var memory = CommandMemory()
    private(set) var hall = HallState(conference: .unfounded)
    /// The latest events, encoded, for those who come back after a restart.
    private(set) var events: [[UInt8]] = []

    /// Reads a journal from its first entry to its last.
    ///
    /// - Parameter seen: given every line.
    init(
        of code: String,
        from journal: any Journal,
        seen: (LedgerLine) -> Void = { _ in }
    ) async throws {
        while case let entries = try await journal.entries(of: code, after: conference.seq, limit: Self.page),
            !entries.isEmpty
        {
            for entry in entries {
                seen(entry.line)
                try take(entry)
            }
        }
    }

    private mutating func take(_ entry: JournalEntry) throws {
        let fact = try LedgerEntry(entry.line).fact
        conference.apply(fact)
        memory.remember(entry.command, content: entry.content, Recorded(seq: fact.seq, about: fact.event))
        let event = HallEvent(fact, in: conference)
        hall.apply(event)
        events.append(WireJSON.encode(event))
        if events.count > Room.Start.eventsMaximum * 2 {
            events.removeFirst(events.count - Room.Start.eventsMaximum)
        }
    }
}
