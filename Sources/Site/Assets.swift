import Foundation
import OpenSSL

/// The files of `Web/`, read once at start and kept in memory, packed.
///
/// Pages refer to other files as `/a/…`. In a page that becomes `/a/<hash>/…`, where the hash is that of all files, so
/// that a browser keeps them for ever and asks anew only when one has changed. Under the hash a page's script and style
/// sheet are what ``PageLinker`` made; without it every file is as it lies in the folder.
struct Assets: Sendable {
    /// The first digits of the digest of all files, and of what was made of them.
    let hash: String
    private let files: [String: Asset]
    private let made: [String: Asset]

    /// Reads and links all files of a folder.
    ///
    /// - Throws: ``Missing``, when there is no page to join with: then it is not our folder; ``LinkFault``, when a page
    ///   could not be served whole.
    init(folder: String) throws {
        var contents = try Self.read(folder)
        guard contents["join/index.html"] != nil else { throw Missing(folder: folder) }

        let linked = [".html", ".js", ".css"]
        let texts = contents.filter { file in linked.contains { file.key.hasSuffix($0) } }
        var linker = PageLinker(
            files: texts.mapValues { String(decoding: $0, as: UTF8.self) },
            others: Set(contents.keys)
        )
        for path in texts.keys.sorted() where path.hasSuffix(".html") {
            contents[path] = Array(try linker.link(path).utf8)
        }
        let made = linker.made.mapValues { Array($0.utf8) }

        let hash = Self.hash(of: contents, made)
        self.hash = hash
        files = contents.reduce(into: [:]) { files, file in
            let refers = file.key.hasSuffix(".html") || file.key.hasSuffix(".webmanifest")
            let bytes = refers ? Self.addressed(file.value, hash) : file.value
            files[file.key] = Asset(bytes: bytes, contentType: Self.contentType(of: file.key))
        }
        self.made = made.reduce(into: [:]) { files, file in
            files[file.key] = Asset(bytes: file.value, contentType: Self.contentType(of: file.key))
        }
    }

    /// The folder holds no pages.
    struct Missing: Error, CustomStringConvertible {
        let folder: String
        var description: String { "there is no join/index.html in \(folder)" }
    }

    /// The file at a path in the folder; a page refers to what lies under the hash.
    subscript(path: String) -> Asset? { files[path] }

    /// The file at a path under the hash.
    func underHash(_ path: String) -> Asset? { made[path] ?? files[path] }

    private static func read(_ folder: String) throws -> [String: [UInt8]] {
        let root = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: root.path + "/join/index.html") else { return [:] }
        var contents: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let url = root.appendingPathComponent(path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            contents[path] = Array(try Data(contentsOf: url))
        }
        return contents
    }

    private static func hash(of contents: [String: [UInt8]]...) -> String {
        var all: [UInt8] = []
        for (path, content) in contents.flatMap({ $0.sorted { $0.key < $1.key } }) {
            all += Array(path.utf8) + [0] + content
        }
        return String(Digest(of: all).hex.prefix(12))
    }

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
        // Our lists are as Excel writes them in the Netherlands, so that bringing them in is tried as it will be.
        case "csv": "text/csv; charset=windows-1252; header=present"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }
}
