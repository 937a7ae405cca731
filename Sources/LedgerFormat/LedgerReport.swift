public import Marketplace
public import OpenSSL

/// What is wrong with a ledger, and where.
public struct LedgerFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    /// What that means for the whole.
    public enum Verdict: Hashable, Sendable {
        /// It is a ledger, and not the one that it says to be.
        case changed
        /// It cannot be judged.
        case unreadable
    }

    /// What that means for the whole.
    public let verdict: Verdict
    /// The line of the file that is to blame, from 1; nil when no single line is.
    public let line: Int?
    /// What is wrong with it, to be read after its number.
    public let what: String

    init(_ verdict: Verdict, line: Int? = nil, _ what: String) {
        self.verdict = verdict
        self.line = line
        self.what = what
    }

    /// A sentence.
    public var description: String { (line.map { "line \($0) " } ?? "") + what }
}

/// What was found in a ledger that could be read to its end.
public struct LedgerReport: Sendable {
    /// How sure it is that the house signed this.
    public enum Signature: Hashable, Sendable {
        /// No key was given to check it with.
        case notChecked
        /// Nobody signed the whole of it.
        case missing
        /// A key that is trusted signed it: one that was given, or one that such a key handed over to.
        case valid(PublicKey)
        /// None of the trusted keys did.
        case wrong
    }

    /// A line that says from where on another key signs.
    public struct KeyChange: Hashable, Sendable {
        /// The line.
        public let seq: Int
        /// The key that signs from there on.
        public let key: PublicKey
        /// Whether the old key could not confirm it.
        public let lost: Bool
    }

    /// A line that says that the ledger was known to be another one.
    public struct Rollback: Hashable, Sendable {
        /// The line.
        public let seq: Int
        /// How many lines it was known to have; 0 when that was not known either.
        public let size: Int
    }

    /// What became of the words that lines hold the digest of.
    public struct Words: Hashable, Sendable {
        /// How many are there, and are those of their line.
        public var right = 0
        /// The lines whose words are gone, by request of the person they were about.
        public var erased: [Int] = []
        /// The lines whose words are gone without such a request.
        public var missing: [Int] = []
        /// The lines whose words are there although the person they are about was to be forgotten.
        public var kept: [Int] = []
    }

    /// How many lines there are, and their root.
    ///
    /// Its origin is that of the checkpoints that came with them; only the code when there are none.
    public internal(set) var checkpoint: Checkpoint
    /// The conference after the last line, with placeholders for words.
    public internal(set) var conference: Conference
    /// Who signed it.
    public internal(set) var signature = Signature.notChecked
    /// From where on other keys sign.
    public internal(set) var keyChanges: [KeyChange] = []
    /// Where the operator went on with another ledger than was known.
    public internal(set) var rollbacks: [Rollback] = []
    /// Which lines have a receipt that was given to check, and holds.
    public internal(set) var receipts: [Int] = []
    /// Of which sizes the earlier checkpoints are that this ledger goes on from.
    public internal(set) var earlier: [Int] = []
    /// What became of words; nil when the file brings none.
    public internal(set) var words: Words?
    /// What is wrong; empty when all is as it must be.
    public internal(set) var flaws: [LedgerFlaw] = []
}
