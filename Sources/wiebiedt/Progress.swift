import Foundation
import Synchronization

/// Says on stderr how far something long has come, at most once a second and only to a person at a terminal.
final class Progress: Sendable {
    private let isQuiet: Bool
    private let last = Mutex(Date())

    init(quiet: Bool = false) {
        isQuiet = quiet || isatty(STDERR_FILENO) == 0
    }

    /// Says that so much of all was done, if it is time.
    func tell(_ what: String, _ done: Int, of all: Int) {
        guard !isQuiet, all > 0 else { return }
        let isTime = last.withLock { last in
            guard Date().timeIntervalSince(last) >= 1 else { return false }
            last = Date()
            return true
        }
        if isTime { say("\(what) \(min(100, done * 100 / all)) %") }
    }

    /// Does something that writes a file, and says how far it has come.
    ///
    /// - Parameter whole: a file of about the size that the one being written will have.
    func following(
        _ file: String,
        upToSizeOf whole: String,
        _ what: String,
        _ body: () async throws -> Void
    ) async throws {
        guard !isQuiet else { return try await body() }
        let watching = Task.detached { [self] in
            while (try? await Task.sleep(for: .seconds(1))) != nil {
                tell(what, Self.size(of: file), of: Self.size(of: whole))
            }
        }
        defer { watching.cancel() }
        try await body()
    }

    private static func size(of file: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
    }
}
