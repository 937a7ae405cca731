import Foundation
import Site

/// Open files for everything but connections: the database and its log, event loops, backups, exports, lists.
///
/// Nineteen are open when nobody is there.
private let reservedFiles = 64

/// Lets the process hold as many files as the system permits it, and not only as many as it does unasked.
///
/// Unasked, Debian and systemd permit 1,024 open files, which a hall of 1,000 phones and its database exceed; permitted
/// are half a million and more (setrlimit(2)). Where that fails nothing is worse than before.
///
/// - Throws: `ExitCode` 78, after saying that more connections were asked for than there can be.
func allow(_ connections: ConnectionLimits) throws {
    var limit = openFiles()
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let permitted = Int(clamping: openFiles().rlim_cur)
    guard connections.all + reservedFiles <= permitted else {
        throw Failure.configuration(
            """
            \(connections.all) connections need \(connections.all + reservedFiles) open files, and the system permits \
            \(permitted); see `ulimit -Hn`
            """)
    }
}

/// How many connections there may be when nobody says so: enough for a hall of 10,000 with pages and sockets.
func connectionsUnasked() -> Int {
    min(20_000, max(16, Int(clamping: openFiles().rlim_max) - reservedFiles))
}

private func openFiles() -> rlimit {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return limit
}
