public import Marketplace
public import OpenSSL

/// One fact as the ledger keeps it: the exact bytes that are hashed, with the words that belong to it.
///
/// Their form is specified in the article Ledger Lines, with vectors in `Tests/Vectors/ledger.jsonl`. The stored bytes
/// are the truth; nothing is ever written anew from what was read.
public struct LedgerLine: Hashable, Sendable {
    /// The most bytes that a line may have, its line break included.
    ///
    /// The longest is the first, with all lists of a conference: about 2 KiB. Sixteen leave room for an operator's own.
    public static let maximumLength = 16 * 1024
    /// The version of the form, in every line as `v`.
    public static let version = 1

    /// ASCII, one JSON object, ended by a line break.
    public let bytes: [UInt8]
    /// The words that ``bytes`` hold the digest of, if the fact has any and they were not erased.
    public let words: SealedWords?

    /// Takes a line that was written before.
    public init(bytes: [UInt8], words: SealedWords?) {
        self.bytes = bytes
        self.words = words
    }

    /// Whether the line holds the digest of words, which may be gone by now.
    ///
    /// Told without reading the line: of all members `words` is the last, and no string can hold a bare quote.
    public var sealsWords: Bool {
        let end = Digest.length * 2 + 3
        return bytes.count > end + 9 && bytes.dropLast(end).suffix(9).elementsEqual(#""words":""#.utf8)
    }

    /// The line's leaf in the ledger's tree: SHA-256 of a zero byte and the line (RFC 6962, section 2.1).
    public var leaf: Digest { Digest(of: [0] + bytes) }
}

/// What a line says, read back.
public struct LedgerEntry: Hashable, Sendable {
    /// The six digits of the conference.
    public let conference: String
    /// The id of the command that the fact came of, made by whoever asked.
    public let command: String
    /// What happened.
    public let fact: Fact

    /// Makes an entry.
    public init(conference: String, command: String, fact: Fact) {
        self.conference = conference
        self.command = command
        self.fact = fact
    }
}
