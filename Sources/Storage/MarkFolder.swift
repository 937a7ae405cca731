import Dispatch
import Foundation

/// Marks as files in the data folder: `marks/482917`.
public final class MarkFolder: MarkStore {
    private let path: String
    // A sync may take as long as the disk likes; that must not hold up a thread of Swift's.
    private let queue = DispatchQueue(label: "marks")

    /// The marks in a folder, which is made if need be.
    ///
    /// - Throws: ``JournalError/folderUnusable(_:)``.
    public init(in folder: DataFolder) throws {
        path = folder.path + "/marks"
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw JournalError.folderUnusable("the folder of marks cannot be made in it")
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            throw JournalError.folderUnusable("the folder marks in it: \(String(cString: strerror(errno)))")
        }
    }

    /// The codes of all conferences that have one.
    public func codes() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.utf8.count == 6 && $0.utf8.allSatisfy { 48...57 ~= $0 } }.sorted()
    }

    /// Removes the mark of a ledger that is gone for good.
    public func remove(_ code: String) throws {
        guard unlink(path + "/" + code) == 0 else {
            throw JournalError.folderUnusable("marks/\(code): \(String(cString: strerror(errno)))")
        }
        try syncFolder(of: path + "/" + code)
    }

    /// The signed note that was kept last.
    ///
    /// - Throws: ``JournalError/folderUnusable(_:)``, when there is one that may not be read: that is not none.
    public func mark(of code: String) throws -> String? {
        let file = path + "/" + code
        guard let data = FileManager.default.contents(atPath: file) else {
            guard access(file, F_OK) != 0 || access(file, R_OK) == 0 else {
                throw JournalError.folderUnusable("marks/\(code) in it: \(String(cString: strerror(errno)))")
            }
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Keeps a note in place of the one before.
    public func keep(_ note: String, of code: String) async throws {
        let file = path + "/" + code
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try replaceFile(file, with: Array(note.utf8), mode: 0o600) })
            }
        }
    }
}
