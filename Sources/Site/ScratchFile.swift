import Exports
import Foundation
import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A file that is made, sent, and gone.
///
/// It has a name only while it is written: whoever stops the server leaves nothing behind that another could read.
enum ScratchFile {
    private static let chunk = 64 * 1024

    /// Writes an export away from the event loops, and answers with it.
    static func write(_ file: ExportFile) async throws -> Response {
        let isUnwanted = NIOLockedValueBox(false)
        let handle = try await withTaskCancellationHandler {
            try await NIOThreadPool.singleton.runIfActive {
                try make(file) { if isUnwanted.withLockedValue({ $0 }) { throw CancellationError() } }
            }
        } onCancel: {
            isUnwanted.withLockedValue { $0 = true }
        }
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        let name = file.form.fileName(of: file.list)
        let headers: HTTPFields = [
            .contentType: file.form.mediaType,
            .contentDisposition: "attachment; filename=\"\(name)\"",
            .init("People")!: String(file.people),
        ]
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(contentLength: Int(size)) { writer in
                defer { try? handle.close() }
                while let bytes = try await read(handle), !bytes.isEmpty {
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        )
    }

    /// The next piece of a file, read where waiting for a disk keeps nobody.
    ///
    /// Read right here the pieces would all be in memory before the line could say that it takes no more.
    private static func read(_ handle: FileHandle) async throws -> Data? {
        try await NIOThreadPool.singleton.runIfActive { try handle.read(upToCount: chunk) }
    }

    /// Writes the file in a folder of its own, opens it, and takes its name away.
    private static func make(_ file: ExportFile, _ check: () throws -> Void) throws -> FileHandle {
        try withScratchFolder { folder in
            let path = folder + "/" + file.form.listName
            try file.write(to: path, temporary: folder) { _ in try check() }
            guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadUnknown) }
            return handle
        }
    }
}
