import Foundation

/// Lends a folder that nobody else may read, and that is gone afterwards, whatever happened.
///
/// A workbook cannot be written in a stream: it is made here first.
///
/// - Throws: what the file system or `body` throws; the folder is gone then too.
public func withScratchFolder<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/wiebiedt-" + UUID().uuidString
    try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
    )
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}
