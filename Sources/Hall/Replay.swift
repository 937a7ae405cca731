import LedgerFormat
import Live
import LiveProtocol
import Marketplace
import OpenSSL
import Storage

/// What a journal adds up to: the conference, what the hall sees of it, what every command id stands for, and the tree.
struct Replay {
    private static let page = 4096

    private(set) var conference = Conference()
    private(set) var memory = CommandMemory()
    private(set) var hall = HallState(conference: .unfounded)
    private(set) var tree = LedgerTree()
    /// Every inner node of ``tree``, when they were asked for.
    private(set) var nodes: [LedgerTree.Node] = []
    /// The roots at the sizes that were asked for.
    private(set) var roots: [Int: Digest] = [:]
    /// The lines whose words are gone although nobody erased them.
    private(set) var missing: Set<Int> = []
    private var latest: [HallEvent] = []
    private let sizes: Set<Int>
    private let keepsNodes: Bool

    /// Reads a journal from its first entry to its last.
    ///
    /// - Parameters:
    ///   - sizes: where the root is wanted.
    ///   - keepsNodes: whether all nodes are wanted, which takes 80 bytes a line.
    /// - Throws: what the journal throws, or `LedgerError` when a line cannot be read.
    init(
        of code: String,
        from journal: any Journal,
        rootsAt sizes: Set<Int> = [],
        keepsNodes: Bool = false
    ) async throws {
        self.sizes = sizes
        self.keepsNodes = keepsNodes
        if sizes.contains(0) { roots[0] = tree.root }
        // There will be about as many commands as lines; growing by doubling would copy them all several times.
        memory.reserve(sizes.max() ?? 0)
        var entries = try await journal.entries(of: code, after: 0, limit: Self.page)
        while let last = entries.last {
            if entries.count < Self.page {
                try take(entries)
                entries = try await journal.entries(of: code, after: last.seq, limit: Self.page)
            } else {
                // While one page is taken in, the next is read.
                async let next = journal.entries(of: code, after: last.seq, limit: Self.page)
                try take(entries)
                entries = try await next
            }
        }
    }

    private mutating func take(_ entries: [JournalEntry]) throws {
        for entry in entries { try take(entry) }
    }

    /// The latest events, encoded, for those who come back after a restart.
    var events: [[UInt8]] { latest.map(WireJSON.encode) }

    private mutating func take(_ entry: JournalEntry) throws {
        let fact = try LedgerEntry(entry.line).fact
        if entry.line.words == nil, entry.line.sealsWords { missing.insert(fact.seq) }
        switch fact.event {
        case .personErased(let id): missing.subtract(conference.lines(about: id))
        case .rehearsalWiped: missing.subtract(conference.rehearsalLines)
        // The operator went on without them, and said so.
        case .rollbackAccepted: missing = []
        default: break
        }
        conference.apply(fact)
        memory.remember(entry.command, content: entry.content, Recorded(seq: fact.seq, about: fact.event))
        let event = HallEvent(fact, in: conference)
        hall.apply(event)
        latest.append(event)
        if latest.count > Room.Start.eventsMaximum * 2 {
            latest.removeFirst(latest.count - Room.Start.eventsMaximum)
        }
        let completed = tree.append(entry.leaf)
        if keepsNodes { nodes += completed }
        if sizes.contains(tree.size) { roots[tree.size] = tree.root }
    }
}
