import Foundation
import LedgerFormat
import NIOCore
import OpenSSL

/// The files of `Web/`, read once at start and kept in memory.
///
/// Pages refer to other files as `/a/…`. In a page that becomes `/a/<hash>/…`, where the hash is that of all files, so
/// that a browser keeps them for ever and asks anew only when one has changed. Modules import each other by relative
/// paths and so stay within the hash.
struct Assets: Sendable {
    /// The first digits of the digest of all files.
    let hash: String
    private let files: [String: Asset]

    /// One file.
    struct Asset: Sendable {
        let body: ByteBuffer
        let contentType: String
    }

    /// Reads all files of a folder.
    ///
    /// - Throws: ``Missing``, when there is no page to join with: then it is not our folder.
    init(folder: String) throws {
        let root = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
        var contents: [String: [UInt8]] = [:]
        guard FileManager.default.fileExists(atPath: root.path + "/join/index.html") else {
            throw Missing(folder: folder)
        }
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
            let url = root.appendingPathComponent(path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            contents[path] = Array(try Data(contentsOf: url))
        }

        var all: [UInt8] = []
        for (path, content) in contents.sorted(by: { $0.key < $1.key }) { all += Array(path.utf8) + [0] + content }
        let hash = String(Digest(of: all).hex.prefix(12))
        self.hash = hash
        files = contents.reduce(into: [:]) { files, file in
            let isPage = file.key.hasSuffix(".html")
            let bytes = isPage ? Self.addressed(file.value, hash) : file.value
            files[file.key] = Asset(body: ByteBuffer(bytes: bytes), contentType: Self.contentType(of: file.key))
        }
    }

    /// The folder holds no pages.
    struct Missing: Error, CustomStringConvertible {
        let folder: String
        var description: String { "there is no join/index.html in \(folder)" }
    }

    /// The file at a path in the folder.
    subscript(path: String) -> Asset? { files[path] }

    private static func addressed(_ page: [UInt8], _ hash: String) -> [UInt8] {
        let text = String(decoding: page, as: UTF8.self)
        return Array(text.replacingOccurrences(of: "\"/a/", with: "\"/a/\(hash)/").utf8)
    }

    private static func contentType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "yaml": "application/yaml"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }
}
