import Foundation
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
    /// - Throws: ``LedgerError``, when the bytes are no line of this form or the words are not the line's.
    public init(_ line: LedgerLine) throws(LedgerError) {
        let stored: StoredLine = try decode(line.bytes)
        guard stored.v == LedgerLine.version else { throw .unreadable("version \(stored.v)") }
        if let words = line.words {
            guard words.digest.hex == stored.words else { throw .wordsChanged(seq: stored.seq) }
        }
        let fact = Fact(
            seq: stored.seq,
            at: Moment(milliseconds: stored.at),
            by: stored.by.map { PersonID($0) },
            event: try stored.event(with: line.words)
        )
        self.init(conference: stored.conference, command: stored.id, fact: fact)
    }
}

/// Reads JSON that was written here.
func decode<Value: Decodable>(_ bytes: [UInt8]) throws(LedgerError) -> Value {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
        throw .unreadable("not a ledger line")
    }
}
