import Foundation
import Hall
import Marketplace
import Storage

/// What is done in a folder while nobody is served.
extension Opening {
    /// Opens a folder, and erases in it again whoever was erased in what it had before.
    ///
    /// Before anybody is served: a database that was put back knows people who asked to be forgotten.
    static func forgetting(
        _ erasures: Set<ErasureList.Erasure> = [],
        _ open: () async throws -> Opening
    ) async throws -> Opening {
        let opening = try await open()
        let due = opening.erasures.all.union(erasures).filter { erasure in
            let person = opening.house.conference(erasure.conference)?.read { $0.person(PersonID(erasure.person)) }
            guard let person = person ?? nil else { return false }
            return !person.erased && erasure == ErasureList.Erasure(of: person, in: erasure.conference)
        }
        if due.isEmpty { return opening }
        try await opening.alone { house in
            for erasure in due.sorted(by: { ($0.conference, $0.person) < ($1.conference, $1.person) }) {
                _ = await house.conference(erasure.conference)?.erase(PersonID(erasure.person), by: .house)
            }
        }
        say("\(due.count) \(due.count == 1 ? "person was" : "people were") erased again")
        return try await open()
    }

    /// Brings the list of erasures up to what the ledgers say, and keeps it there.
    func keepErasures() throws {
        for conference in house.all {
            let erased = conference.read { $0.people.filter(\.erased) }
            try erasures.add(erased.map { .init(of: $0, in: conference.code) })
        }
    }

    /// Does something with the house while nobody is served, stores what came of it, and lets go of the folder.
    ///
    /// - Parameter finish: done at the end, while the folder is still held.
    /// - Throws: what the body throws, or the exit code of a disk that failed.
    @discardableResult
    func alone<Value: Sendable>(
        _ body: (House) async throws -> Value,
        finish: () throws -> Void = {}
    ) async throws -> Value {
        defer { folder.release() }
        async let running: Void = house.run()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(house))
        } catch {
            result = .failure(error)
        }
        house.close()
        do {
            try await running
        } catch {
            throw Failure.disk("the ledger could not be written: \(error)")
        }
        try keepErasures()
        try store.close()
        let value = try result.get()
        try finish()
        return value
    }
}

extension ErasureList.Erasure {
    /// Names a person of a conference.
    init(of person: Person, in conference: String) {
        self.init(conference: conference, person: person.id.number, admittedAt: person.at.milliseconds)
    }
}
