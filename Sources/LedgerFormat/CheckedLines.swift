import Marketplace
import OpenSSL

/// The lines of a ledger, each judged by what came before it, and what has to be kept of them.
struct CheckedLines: Sendable {
    private(set) var conference = Conference()
    /// The six digits that all lines have; empty before the first.
    private(set) var code = ""
    private(set) var history = KeyHistory()
    private(set) var rollbacks: [LedgerReport.Rollback] = []
    /// The lines that have words, in order, and the digests of these, one after the other.
    private(set) var sealed: [Int] = []
    private(set) var digests: [UInt8] = []
    /// The lines whose words somebody asked to forget.
    private(set) var erased: Set<Int> = []

    /// The digests of all leaves, one after the other.
    private var leaves: [UInt8] = []
    private var commands: Set<String> = []
    private var lastCommand = ""

    var count: Int { leaves.count / Digest.length }

    /// Judges the next line.
    ///
    /// - Throws: ``LedgerFlaw``, when it cannot stand here; nothing after it could be judged either.
    mutating func take(_ bytes: [UInt8]) throws(LedgerFlaw) {
        let line = LedgerLine(bytes: bytes + [0x0A], words: nil)
        let read: ReadLine
        do throws(LedgerError) {
            read = try ReadLine(line)
        } catch {
            throw unreadable(bytes, error)
        }
        try judge(read)
        leaves += line.leaf.bytes
        if let digest = read.words {
            sealed.append(count)
            digests += digest.bytes
        }
    }

    private mutating func judge(_ read: ReadLine) throws(LedgerFlaw) {
        let entry = read.entry
        if code.isEmpty { code = entry.conference }
        guard code.utf8.count == 6, code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw changed("is of a conference whose code is not six digits")
        }
        guard entry.conference == code else { throw changed("is of another conference") }
        guard entry.command.isCommandID else { throw changed("has an id that no command has") }
        if entry.command != lastCommand {
            guard commands.insert(entry.command).inserted else {
                throw changed("comes of a command that was done before")
            }
            lastCommand = entry.command
        }

        let fact = entry.fact
        do throws(Violation) {
            try conference.couldHaveHappened(fact)
        } catch {
            throw changed(error.reason.sentence)
        }
        switch fact.event {
        case .personErased(let id): erased.formUnion(conference.lines(about: id))
        case .rehearsalWiped: erased.formUnion(conference.rehearsalLines)
        default: break
        }
        conference.apply(fact.withPlaceholders)
        switch fact.event {
        case .keyReplaced(let hex, let lost):
            guard let key = unhex(hex).flatMap(PublicKey.init(bytes:)) else {
                throw changed("names a key that is none")
            }
            history.replace(at: fact.seq, by: key, lost: lost)
        case .rollbackAccepted(let size, _):
            rollbacks.append(LedgerReport.Rollback(seq: fact.seq, size: size))
        default:
            break
        }
    }

    /// A file that does not begin as a ledger is none; one that goes on as none was changed.
    private func unreadable(_ bytes: [UInt8], _ error: LedgerError) -> LedgerFlaw {
        let isLedger = count > 0 && bytes.isPrintable
        var what = "is not written as a ledger line is"
        if case .unreadable(let why) = error { what += ": \(why)" }
        return LedgerFlaw(isLedger ? .changed : .unreadable, line: count + 1, what)
    }

    private func changed(_ what: String) -> LedgerFlaw { LedgerFlaw(.changed, line: count + 1, what) }

    /// The leaf of a line, which must be there.
    func leaf(_ seq: Int) -> Digest { digest(leaves, at: seq - 1) }

    /// The roots that the tree had at these sizes; none for a size that it has not reached.
    func roots(at sizes: some Sequence<Int>) -> [Int: Digest] {
        let wanted = Set(sizes)
        var tree = LedgerTree()
        var roots: [Int: Digest] = [:]
        for seq in 0...count {
            if seq > 0 { tree.append(leaf(seq)) }
            if wanted.contains(seq) { roots[seq] = tree.root }
        }
        return roots
    }

    /// The digest of the words of the line that is the `index`th of those that have any.
    func wordsDigest(_ index: Int) -> Digest { digest(digests, at: index) }
}

private func digest(_ bytes: [UInt8], at index: Int) -> Digest {
    let start = index * Digest.length
    guard let digest = Digest(bytes: Array(bytes[start..<start + Digest.length])) else {
        preconditionFailure("a digest has as many bytes as were kept of it")
    }
    return digest
}

extension [UInt8] {
    /// Whether it is text that a ledger line could have; else the file was damaged, or is something else altogether.
    fileprivate var isPrintable: Bool { allSatisfy { 0x20...0x7E ~= $0 } }
}

extension String {
    /// Whether it can be the id of a command: 1 to 64 of `A-Za-z0-9._:-`.
    fileprivate var isCommandID: Bool {
        1...64 ~= utf8.count
            && utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
                default: false
                }
            }
    }
}

extension Violation.Reason {
    /// What is wrong, to be read after the number of a line.
    fileprivate var sentence: String {
        switch self {
        case .gap(let expected): "should have the number \(expected): a line is missing, or stands elsewhere"
        case .earlier: "is earlier than the line before it"
        case .refused(let refusal): "tells what the rules would have refused: \(refusal.rawValue)"
        case .different: "is not what the rules would have made of it"
        }
    }
}
