import Foundation
import Synchronization

/// Who was erased, by number, outside the database: what a backup from before does not know.
///
/// Whoever puts such a backup back erases them in it again. A line is a conference's code, a person's number and when
/// they were admitted, which without the words that were erased point at nobody. The moment is there because a ledger
/// that goes on from an older copy gives the same number to somebody else, who must not be erased for it.
public final class ErasureList: Sendable {
    private static let name = "/erased"

    private let folders: [String]
    private let erased: Mutex<Set<Erasure>>

    /// One who was erased.
    public struct Erasure: Hashable, Sendable {
        /// The six digits of the conference.
        public let conference: String
        /// The person's number in it.
        public let person: Int
        /// When they were admitted, in milliseconds since 1970.
        public let admittedAt: Int64

        /// Names somebody who was erased.
        public init(conference: String, person: Int, admittedAt: Int64) {
            self.conference = conference
            self.person = person
            self.admittedAt = admittedAt
        }

        fileprivate var line: String { "\(conference) \(person) \(admittedAt)\n" }
    }

    /// Reads the lists in some folders together; each of them is kept up to date from here on.
    ///
    /// - Parameter folders: the data folder and the folder of backups, so that either may be lost.
    public init(in folders: [String]) {
        self.folders = folders
        let lines = folders.compactMap { FileManager.default.contents(atPath: $0 + Self.name) }
            .flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
        erased = Mutex(
            Set(
                lines.compactMap { line in
                    let parts = line.split(separator: " ")
                    guard parts.count == 3, let person = Int(parts[1]), let at = Int64(parts[2]) else { return nil }
                    return Erasure(conference: String(parts[0]), person: person, admittedAt: at)
                }
            )
        )
    }

    /// All who were erased.
    public var all: Set<Erasure> { erased.withLock { $0 } }

    /// Adds some, in every folder that is there; durable when it returns.
    ///
    /// - Throws: ``JournalError/folderUnusable(_:)``.
    public func add(_ erasures: some Sequence<Erasure>) throws {
        let lines: [String]? = erased.withLock { erased in
            let before = erased.count
            erased.formUnion(erasures)
            return erased.count == before ? nil : erased.map(\.line).sorted()
        }
        guard let lines else { return }
        for folder in folders where FileManager.default.fileExists(atPath: folder) {
            try replaceFile(folder + Self.name, with: Array(lines.joined().utf8), mode: 0o600)
        }
    }
}
