import Foundation

/// Puts bytes into a file so that, whatever happens, either the old or the new ones are in it.
///
/// Written beside it, synced, renamed over it, and the folder synced: only then does the name mean the new bytes after a
/// loss of power (rename(2), fsync(2)).
///
/// - Throws: ``JournalError/folderUnusable(_:)``, with what the system said.
public func replaceFile(_ path: String, with bytes: [UInt8], mode: UInt32) throws {
    let beside = path + ".new"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw JournalError.folderUnusable("\(beside): \(String(cString: strerror(errno)))") }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return try fail(beside, closing: file) }
        rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 else { return try fail(beside, closing: file) }
    close(file)
    guard rename(beside, path) == 0 else { return try fail(beside, closing: nil) }
    try syncFolder(of: path)
}

/// Makes what a file holds survive a loss of power.
public func syncFile(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0, fsync(file) == 0 else { return try fail(path, closing: file < 0 ? nil : file) }
    close(file)
}

/// Makes what was made, renamed or removed in the folder of a file survive a loss of power.
public func syncFolder(of path: String) throws {
    let name = (path as NSString).deletingLastPathComponent
    let folder = open(name.isEmpty ? "." : name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0, fsync(folder) == 0 else { return try fail(name, closing: folder < 0 ? nil : folder) }
    close(folder)
}

private func fail(_ path: String, closing file: Int32?) throws {
    let reason = String(cString: strerror(errno))
    if let file { close(file) }
    throw JournalError.folderUnusable("\(path): \(reason)")
}
