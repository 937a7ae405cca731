import Foundation

/// An empty folder, gone with its last owner.
final class Folder: Sendable {
    let path: String

    enum Place {
        /// Where temporary files are.
        case disk
        /// In memory where the system has a file system there, so that only the processor is measured.
        case memory
    }

    init(in place: Place) throws {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isThere = place == .memory && FileManager.default.isWritableFile(atPath: memory.path)
        let parent = isThere ? memory : FileManager.default.temporaryDirectory
        let url = parent.appendingPathComponent("wiebiedt-micro-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
