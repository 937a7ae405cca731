public import LedgerFormat
public import OpenSSL

/// Where the facts of conferences are kept, in order, for ever.
///
/// The comments here are the contract: whoever implements it keeps them, and whoever uses it relies on nothing else.
public protocol Journal: Sendable {
    /// Every conference that was ever founded here, oldest first.
    func conferences() async throws -> [ConferenceRecord]

    /// Makes room for a conference.
    ///
    /// - Throws: ``JournalError/conferenceExists``, when the code is in use; then nothing has changed.
    func found(_ conference: ConferenceRecord) async throws

    /// Takes the lines of a conference as they are, whatever was known of them before.
    ///
    /// For a ledger from before there were trees, and for one that its operator goes on with although it is shorter
    /// than it was. The tree and its checkpoints become these, and nobody resumes in it where they were in
    /// another.
    ///
    /// - Parameters:
    ///   - code: the conference.
    ///   - nodes: every inner node of the tree of these lines.
    ///   - checkpoints: those that are true of these lines, the last being of all of them.
    ///   - epoch: which ledger it is from here on.
    func replant(
        _ code: String,
        nodes: [LedgerTree.Node],
        checkpoints: [StoredCheckpoint],
        epoch: String
    ) async throws

    /// Stores a batch in one transaction: after a crash all of it is there, or nothing is.
    ///
    /// Durable when it returns: the disk has confirmed it, and no loss of power takes it back. What the batch erases is
    /// by then in no file of the journal any more.
    ///
    /// - Parameters:
    ///   - batch: entries numbered without a gap from `seq + 1`, and what belongs to them.
    ///   - code: the conference.
    ///   - seq: the last that the caller knows.
    /// - Throws: ``JournalError/conflict(expected:found:)``, when somebody else has appended since: catch up and decide
    ///   again. Anything else means that the disk cannot be relied on, and the caller must stop. Either way nothing
    ///   was stored.
    func append(_ batch: JournalBatch, to code: String, after seq: Int) async throws

    /// The entries of a conference from `seq + 1` on, in order.
    ///
    /// At most `limit` of them: ask again for what follows.
    ///
    /// - Throws: ``JournalError/lineChanged(seq:)``, when what is read is not what was appended.
    func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry]

    /// The bare lines of a conference from `seq + 1` on, one after the other, and how many they are; at most `limit`.
    func lines(of code: String, after seq: Int, limit: Int) async throws -> (bytes: [UInt8], count: Int)

    /// The first signed checkpoint that covers so many lines; nil when there is none yet.
    func checkpoint(of code: String, covering size: Int) async throws -> StoredCheckpoint?

    /// The last signed checkpoint; nil before the first line.
    func lastCheckpoint(of code: String) async throws -> StoredCheckpoint?

    /// The checkpoints with which a key changed, oldest first.
    func keyChanges(of code: String) async throws -> [StoredCheckpoint]

    /// Nodes of the tree, leaves among them; those that do not exist are left out.
    func nodes(of code: String, at places: [LedgerTree.Place]) async throws -> [LedgerTree.Place: Digest]
}

/// What is stored in one transaction.
public struct JournalBatch: Hashable, Sendable {
    /// The most commands of one transaction.
    ///
    /// Nearly every command is one entry, and a list of participants is one for each of them. With lines at ``LedgerFormat/LedgerLine/maximumLength`` it stays in memory easily, and a disk that
    /// syncs 400 times a second stores 400,000 a second.
    public static let maximum = 1024

    /// What happened, in order.
    public var entries: [JournalEntry]
    /// The inner nodes of the tree that these entries complete.
    public var nodes: [LedgerTree.Node]
    /// The tree with these entries, signed.
    public var checkpoint: StoredCheckpoint
    /// The places of earlier or these entries whose words, and the digest of whose command, must be gone.
    public var erases: [Int]
    /// The people whose tokens end.
    public var revokes: [Int]
    /// The people whose sessions end, while their links stay good.
    public var signsOut: [Int]

    /// Makes a batch.
    public init(
        entries: [JournalEntry],
        nodes: [LedgerTree.Node],
        checkpoint: StoredCheckpoint,
        erases: [Int] = [],
        revokes: [Int] = [],
        signsOut: [Int] = []
    ) {
        self.entries = entries
        self.nodes = nodes
        self.checkpoint = checkpoint
        self.erases = erases
        self.revokes = revokes
        self.signsOut = signsOut
    }
}

/// A signed checkpoint as it is kept: read anew only when somebody asks for it.
public struct StoredCheckpoint: Hashable, Sendable {
    /// How many lines it covers.
    public let size: Int
    /// The signed note, byte for byte.
    public let note: String
    /// Whether a key changed with it, so that whoever follows the keys needs it.
    public let changesKey: Bool

    /// Makes a stored checkpoint.
    public init(size: Int, note: String, changesKey: Bool = false) {
        self.size = size
        self.note = note
        self.changesKey = changesKey
    }
}

/// A conference as the journal knows it.
public struct ConferenceRecord: Hashable, Sendable {
    /// The six digits.
    public let code: String
    /// Which ledger this is: 128 random bits, made anew when a ledger is replaced.
    public let epoch: String
    /// The name under which its checkpoints are signed, such as `wiebiedt.example/482917`; fixed for ever.
    public let origin: String
    /// How many of its lines are from before there were checkpoints; 0 for a conference founded since.
    public let unsigned: Int

    /// Makes a record.
    public init(code: String, epoch: String, origin: String, unsigned: Int = 0) {
        self.code = code
        self.epoch = epoch
        self.origin = origin
        self.unsigned = unsigned
    }
}

/// One fact, ready to be kept.
public struct JournalEntry: Hashable, Sendable {
    /// Its place in the conference, dense, from 1.
    public let seq: Int
    /// The line, with its words as long as they exist.
    public let line: LedgerLine
    /// The line's leaf in the tree.
    public let leaf: Digest
    /// The id of the command that it came of, which belongs to that command for ever.
    public let command: String
    /// What was asked and by whom, as a digest: the same id with another content is another command.
    ///
    /// Nil once the words in it were erased, since a likely name could be guessed from it.
    public let content: Digest?

    /// Makes an entry.
    public init(seq: Int, line: LedgerLine, leaf: Digest, command: String, content: Digest?) {
        self.seq = seq
        self.line = line
        self.leaf = leaf
        self.command = command
        self.content = content
    }
}

/// What a journal says when it stores nothing.
public enum JournalError: Error, Hashable, Sendable {
    /// Somebody else has appended: the caller knew `expected` entries and there are `found`.
    case conflict(expected: Int, found: Int)
    /// There is a conference of that code already.
    case conferenceExists
    /// The folder is in use by another server, which the message names.
    case folderInUse(String)
    /// The folder cannot be made or written; the message says why.
    case folderUnusable(String)
    /// The settings that make a commit durable did not stick; the message says which.
    case notDurable(String)
    /// The database was written by a newer version of the program.
    case newerVersion
    /// The database was written by an older version of the program, and is only read here.
    case olderVersion
    /// The file holds something else than what was written: a page is damaged, or it is no database.
    case damaged(String)
    /// A line is not what was stored: it has another leaf, or one before it is gone.
    case lineChanged(seq: Int)
}
