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

private let putBack = "put a backup back with `wiebiedt restore`"

extension LedgerFault {
    fileprivate var sentence: String {
        switch self {
        case .shorter, .other, .markMissing, .unsigned, .wordsMissing:
            "\(self); \(putBack), or go on with this one, on the record, with --accept-rollback"
        case .gone: "\(self); \(putBack), or give it up for good with --accept-rollback"
        case .foreignKey: "\(self); put the right key back"
        case .unreadable: "\(self); \(putBack)"
        }
    }
}

extension LedgerError {
    fileprivate var sentence: String {
        switch self {
        case .unreadable(let what): "holds something that cannot be read: \(what); \(putBack)"
        case .wordsChanged(let seq): "has other words with line \(seq) than those that were stored; \(putBack)"
        }
    }
}

extension JournalError {
    fileprivate var sentence: String {
        switch self {
        case .lineChanged(let seq): "is not what was stored at line \(seq); \(putBack)"
        case .damaged(let what): "is damaged (\(what)); \(putBack)"
        case .olderVersion: "was written by an older version of wiebiedt; start the server on it once"
        case .newerVersion: "was written by a newer version of wiebiedt"
        case .folderInUse(let path): "\(path) is in use by another wiebiedt"
        case .folderUnusable(let why), .notDurable(let why): why
        case .conflict, .conferenceExists: "\(self)"
        }
    }
}
