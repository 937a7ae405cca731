import ArgumentParser
import Foundation
import Storage

/// Where a command writes its data: stdout, or a file that is there only when it is whole.
final class OutputFile {
    private let path: String?
    private let handle: FileHandle

    /// Opens a file beside the one that is to be; nil for stdout.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path + ".part", contents: nil),
            let handle = FileHandle(forWritingAtPath: path + ".part")
        else { throw Failure.disk("\(path) could not be written: \(String(cString: strerror(errno)))") }
        self.handle = handle
    }

    /// Writes some of it.
    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw Failure.disk("\(path ?? "stdout") could not be written: \(error)")
        }
    }

    /// Gives the file its name.
    func finish() throws {
        guard let path else { return }
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Failure.disk("\(path) could not be written: \(error)")
        }
        guard rename(path + ".part", path) == 0 else {
            throw Failure.disk("\(path) could not be written: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        // What was not finished is not left lying about.
        if let path { unlink(path + ".part") }
    }
}
