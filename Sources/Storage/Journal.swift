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

    /// Stores entries in one transaction: after a crash all of them are there, or none is.
    ///
    /// Durable when it returns: the disk has confirmed it, and no loss of power takes it back.
    ///
    /// - Parameters:
    ///   - entries: at most ``JournalEntry/batchMaximum``, numbered without a gap from `seq + 1`.
    ///   - code: the conference.
    ///   - seq: the last that the caller knows.
    /// - Throws: ``JournalError/conflict(expected:found:)``, when somebody else has appended since: catch up and decide
    ///   again. Anything else means that the disk cannot be relied on, and the caller must stop. Either way nothing
    ///   was stored.
    func append(_ entries: [JournalEntry], to code: String, after seq: Int) async throws

    /// The entries of a conference from `seq + 1` on, in order.
    ///
    /// At most `limit` of them: ask again for what follows.
    ///
    /// - Throws: ``JournalError/lineChanged(seq:)``, when what is read is not what was appended.
    func entries(of code: String, after seq: Int, limit: Int) async throws -> [JournalEntry]
}

/// A conference as the journal knows it.
public struct ConferenceRecord: Hashable, Sendable {
    /// The six digits.
    public let code: String
    /// Which ledger this is: 128 random bits, made anew when a ledger is replaced.
    public let epoch: String

    /// Makes a record.
    public init(code: String, epoch: String) {
        self.code = code
        self.epoch = epoch
    }
}

/// One fact, ready to be kept.
public struct JournalEntry: Hashable, Sendable {
    /// The most entries of one transaction: with lines at ``LedgerFormat/LedgerLine/maximumLength`` it stays in memory
    /// easily, and a disk that syncs 400 times a second stores 400,000 a second.
    public static let batchMaximum = 1024

    /// Its place in the conference, dense, from 1.
    public let seq: Int
    /// The line, with its words as long as they exist.
    public let line: LedgerLine
    /// The id of the command that it came of, which belongs to that command for ever.
    public let command: String
    /// What was asked and by whom, as a digest: the same id with another content is another command.
    ///
    /// Nil once the words in it were erased, since a likely name could be guessed from it.
    public let content: Digest?

    /// Makes an entry.
    public init(seq: Int, line: LedgerLine, command: String, content: Digest?) {
        self.seq = seq
        self.line = line
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
    /// A line is not what was stored: it has another leaf, or one before it is gone.
    case lineChanged(seq: Int)
}
