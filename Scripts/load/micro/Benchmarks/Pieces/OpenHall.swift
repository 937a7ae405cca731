import Foundation
import Hall
import LedgerFormat
import Live
import LiveProtocol
import Logging
import Marketplace
import OpenSSL
import Storage

/// A house that runs one conference, kept in memory, with nobody in the hall.
final class OpenHall: Sendable {
    let conference: OpenConference
    private let folder: Folder
    private let house: House
    private let running: Task<Void, any Error>

    /// Opens a conference with so many offers.
    init(offers: Int) async throws {
        folder = try Folder(in: .memory)
        let data = try DataFolder(path: folder.path)
        let store = try SQLiteStore(in: data)
        let house = try await House(
            archive: Archive(
                journal: store,
                notary: Notary(key: .generate(), host: "bench.example"),
                marks: MarkFolder(in: data)
            ),
            access: store,
            catalogue: .sample,
            clock: { .afternoon },
            lanes: [],
            time: NoTime(),
            framing: { $0 },
            logger: Logger(label: "micro") { _ in SwiftLogNoOpLogHandler() }
        )
        self.house = house
        running = Task { try await house.run() }
        conference = try await house.found(.sample)
        // The first of the opening is what `found` has done.
        for (number, (command, actor)) in Command.opening.dropFirst().enumerated() {
            try await conference.expect(command, "opening-\(number)", by: actor)
        }
        try await make(offers, from: 0)
    }

    /// Makes so many offers, as fast as they are judged.
    func make(_ count: Int, from first: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { [conference] group in
            for number in first..<first + count {
                // Fewer than the inbox holds.
                if number - first >= 500 { try await group.next() }
                group.addTask { try await conference.expect(.offer, "offer-\(number)", by: .employer(number)) }
            }
            try await group.waitForAll()
        }
    }

    deinit {
        house.close()
        running.cancel()
    }
}

extension OpenConference {
    fileprivate struct NotRecorded: Error {
        let command: Command
        let answer: Answer?
    }

    /// Has something done that must be possible.
    func expect(_ command: Command, _ id: String, by actor: Actor) async throws {
        let answer = await submit(command, id: id, by: actor)
        guard case .recorded? = answer else { throw NotRecorded(command: command, answer: answer) }
    }
}

/// Time that stands still; what should happen later happens at once.
private struct NoTime: Timepiece {
    func now() -> Int64 { 0 }
    func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) { work() }
}
