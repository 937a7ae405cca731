import Foundation
import OpenSSL

/// The bytes of the two files that TLS needs, as they were at one moment.
struct TLSFileContent {
    let files: SiteConfiguration.TLSFiles
    let certificate: [UInt8]
    let key: [UInt8]

    /// Reads the files.
    ///
    /// A group may read the key: that is how Debian hands one to a server that is not root.
    ///
    /// - Throws: ``TLSFileError``, when one cannot be read, or the key can be by everybody.
    init(_ files: SiteConfiguration.TLSFiles) throws {
        self.files = files
        certificate = try Self.read(files.certificate).bytes
        let (key, mode) = try Self.read(files.key)
        guard mode & 0o007 == 0 else {
            throw TLSFileError("\(files.key) can be read by everybody on this machine: chmod o= it")
        }
        self.key = key
    }

    /// What tells one pair from another.
    var digest: Digest { Digest(of: certificate + [0] + key) }

    /// No chain is longer, and nothing that grows may be read every few seconds.
    private static let maximum = 1024 * 1024

    private static func read(_ path: String) throws -> (bytes: [UInt8], mode: Int) {
        guard access(path, R_OK) == 0 else {
            throw TLSFileError("\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        // The file itself: a link may be written by everybody.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let size = attributes[.size] as? Int, size <= maximum,
            let mode = attributes[.posixPermissions] as? Int,
            let bytes = FileManager.default.contents(atPath: file)
        else { throw TLSFileError("\(path) cannot be read: it is no file of at most 1 MiB") }
        return (Array(bytes), mode)
    }
}

/// A file for TLS that cannot be used.
struct TLSFileError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
