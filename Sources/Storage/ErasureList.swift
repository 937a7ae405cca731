import Foundation
import Synchronization

/// Who was erased, by number, outside the database: what a backup from before does not know.
///
/// Whoever puts such a backup back erases them in it again. A line is a conference's code, a space, and a person's
/// number, which without the words that were erased points at nobody.
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

        /// Names somebody who was erased.
        public init(conference: String, person: Int) {
            self.conference = conference
            self.person = person
        }
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
                    guard parts.count == 2, let person = Int(parts[1]) else { return nil }
                    return Erasure(conference: String(parts[0]), person: person)
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
            return erased.count == before ? nil : erased.map { "\($0.conference) \($0.person)\n" }.sorted()
        }
        guard let lines else { return }
        for folder in folders where FileManager.default.fileExists(atPath: folder) {
            try replaceFile(folder + Self.name, with: Array(lines.joined().utf8), mode: 0o600)
        }
    }
}
