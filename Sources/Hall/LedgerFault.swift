public import LedgerFormat
public import OpenSSL

/// Why a ledger is not what it was known to be.
///
/// Such a ledger is not served. Its operator puts a backup back, or goes on with it on the record
/// (`rollbackAccepted`).
public enum LedgerFault: Error, Hashable, Sendable {
    /// It has fewer lines than it was known to have.
    case shorter(size: Int, root: Digest, known: Checkpoint)
    /// At a size that it was known to have, it has another root.
    case other(size: Int, root: Digest, known: Checkpoint)
    /// It is not there at all, and was known to have lines.
    case gone(known: Checkpoint)
    /// It has lines, but the mark that says how far it had come is gone.
    case markMissing(size: Int, root: Digest)
    /// It has lines, but no checkpoint, and is not from before there were any.
    case unsigned(size: Int, root: Digest)
    /// The words of that line are gone, and nobody erased them.
    case wordsMissing(seq: Int)
    /// Its checkpoint or mark was signed by another key than that of the house.
    case foreignKey
    /// Its checkpoint cannot be read.
    case unreadable

    /// What was known of the ledger, for the line that goes on without it; nil when that cannot help.
    var known: (size: Int, root: String?)? {
        switch self {
        case .shorter(_, _, let known), .other(_, _, let known): (known.size, known.root.hex)
        case .markMissing, .unsigned, .wordsMissing: (0, nil)
        case .gone, .foreignKey, .unreadable: nil
        }
    }
}

extension LedgerFault: CustomStringConvertible {
    /// What is wrong, after "the ledger of 482917".
    public var description: String {
        switch self {
        case .shorter(let size, let root, let known):
            """
            has \(size) lines with root \(root.hex), and was known to have \(known.size) lines with root \
            \(known.root.hex): its end is gone
            """
        case .other(let size, let root, let known):
            """
            has root \(root.hex) at line \(size), and was known to have root \(known.root.hex) there: it was changed
            """
        case .gone(let known):
            "is gone, and was known to have \(known.size) lines with root \(known.root.hex)"
        case .markMissing(let size, let root):
            """
            has \(size) lines with root \(root.hex), but no mark that says how far it had come can be read in the folder \
            marks
            """
        case .unsigned(let size, let root):
            "has \(size) lines with root \(root.hex), and no signed checkpoint of them"
        case .wordsMissing(let seq):
            "has lost the words of line \(seq), which nobody erased"
        case .foreignKey:
            "was signed by another key, or under another name, than that of ledger.key"
        case .unreadable:
            "has a checkpoint that cannot be read"
        }
    }
}
