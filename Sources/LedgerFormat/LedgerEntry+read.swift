import Marketplace
import OpenSSL

/// Why a line could not be read.
public enum LedgerError: Error, Hashable, Sendable {
    /// It is not a line of this form, or of a newer version; the text says what is wrong, without quoting the line.
    case unreadable(String)
    /// The words that were kept are not those whose digest the line holds.
    case wordsChanged(seq: Int)
}

extension LedgerEntry {
    /// Reads a line back, with its words if they still exist.
    ///
    /// - Throws: ``LedgerError``, when the bytes are not written exactly as a line is, or the words are not the line's.
    public init(_ line: LedgerLine) throws(LedgerError) {
        self = try ReadLine(line).entry
    }
}

/// Everything that a line says.
struct ReadLine {
    let entry: LedgerEntry
    /// The digest of the line's words; nil when it has none.
    let words: Digest?

    init(_ line: LedgerLine) throws(LedgerError) {
        guard line.bytes.last == 0x0A else { throw .unreadable("it does not end") }
        var members = try MemberReader(Array(line.bytes.dropLast()))
        let version = try members.need("v", \.number)
        guard version == LedgerLine.version else { throw .unreadable("it is of version \(version)") }

        let seq = try members.need("seq", \.number)
        words = try members.take("words", \.digest)
        if let words = line.words {
            // With a salt of another length other words could be found to the same digest.
            guard words.salt.count == SealedWords.saltLength, words.digest == self.words else {
                throw .wordsChanged(seq: seq)
            }
        }
        let conference = try members.need("conference", \.text)
        let command = try members.need("id", \.text)
        let at = Moment(milliseconds: Int64(try members.need("at", \.number)))
        let by = try members.take("by", \.personID)
        let type = try members.need("type") { $0.text.flatMap(EventType.init) }
        guard type.mayHaveWords || words == nil else { throw .unreadable("\(type.rawValue) has no words") }
        let json = try line.words.map { words throws(LedgerError) in try MemberReader(words.json) }
        let event = try Event(type, members, words: json)
        entry = LedgerEntry(
            conference: conference, command: command, fact: Fact(seq: seq, at: at, by: by, event: event))
    }
}

extension EventType {
    fileprivate var mayHaveWords: Bool {
        switch self {
        case .charterChanged, .personChanged, .programmePut, .offerPrepared, .commitmentCarried: true
        case .phaseEntered, .rehearsalWiped, .bidderSimulated, .personRevoked, .linkRenewed, .preparedDropped,
            .listTaken:
            false
        case .conferenceCreated, .personAdmitted, .pitchPut, .offerMade, .offerWithdrawn, .pitchJudged: true
        case .pitchStaged, .offersOpened, .offersClosed, .stageCleared, .steppedBack, .lateAccepted: false
        case .juryOpened, .juryClosed: false
        case .personErased, .keyReplaced, .rollbackAccepted: false
        }
    }
}
