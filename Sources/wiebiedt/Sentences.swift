import Hall
import LedgerFormat
import OpenSSL
import Storage

extension BrokenLedger {
    /// What an operator reads: which ledger, what is wrong, and what can be done.
    var sentence: String { "the ledger of \(conference) \(reason.sentence)" }
}

extension Error {
    /// What an operator reads of an error.
    var sentence: String {
        switch self {
        case let fault as LedgerFault: fault.sentence
        case let fault as LedgerError: fault.sentence
        case let fault as JournalError: fault.sentence
        case let broken as BrokenLedger: broken.sentence
        default: "\(self)"
        }
    }
}

extension LedgerFault {
    private static let waysOut =
        "Put the right one back with `wiebiedt restore`, or go on with this one, on the record, with --accept-rollback."

    fileprivate var sentence: String {
        switch self {
        case .shorter(let size, let root, let known):
            """
            has \(size) lines with root \(root.hex), and was known to have \(known.size) lines with root \
            \(known.root.hex): its end is gone. \(Self.waysOut)
            """
        case .other(let size, let root, let known):
            """
            has root \(root.hex) at line \(size), and was known to have root \(known.root.hex) there: it was changed. \
            \(Self.waysOut)
            """
        case .gone(let known):
            """
            is gone, and was known to have \(known.size) lines with root \(known.root.hex). Put a backup back with \
            `wiebiedt restore`, or give it up for good with --accept-rollback.
            """
        case .markMissing(let size, let root):
            """
            has \(size) lines with root \(root.hex), but the mark that says how far it had come is gone from the \
            folder marks. \(Self.waysOut)
            """
        case .unsigned(let size, let root):
            "has \(size) lines with root \(root.hex), and no signed checkpoint of them. \(Self.waysOut)"
        case .wordsMissing(let seq):
            "has lost the words of line \(seq), which nobody erased. \(Self.waysOut)"
        case .foreignKey:
            "was signed by another key, or under another name, than that of ledger.key; put the right key back"
        case .unreadable:
            "has a checkpoint or a mark that cannot be read; put a backup back with `wiebiedt restore`"
        }
    }
}

extension LedgerError {
    fileprivate var sentence: String {
        switch self {
        case .unreadable(let what): "holds something that cannot be read: \(what)"
        case .wordsChanged(let seq): "has other words with line \(seq) than those that were stored"
        }
    }
}

extension JournalError {
    fileprivate var sentence: String {
        switch self {
        case .lineChanged(let seq): "is not what was stored at line \(seq)"
        case .damaged(let what): "is damaged: \(what)"
        case .newerVersion: "was written by a newer version of wiebiedt"
        case .folderInUse(let path): "\(path) is in use by another wiebiedt"
        case .folderUnusable(let why), .notDurable(let why): why
        case .conflict, .conferenceExists: "\(self)"
        }
    }
}
