import Foundation
import Glibc

/// The server, seen from outside; some servers are several processes.
struct ServerProcess {
    private let pids: [Int32]
    private let clocks: [clockid_t]

    init(pids: [Int32]) throws {
        self.pids = pids
        // The scheduler's own account of all threads, those that ended included, in nanoseconds. The sum over
        // /proc/PID/task/*/schedstat loses the threads that ended; /proc/PID/stat counts in hundredths of a second.
        clocks = try pids.map { pid in
            var clock = clockid_t()
            guard clock_getcpuclockid(pid, &clock) == 0 else { throw Failure("there is no process \(pid)") }
            return clock
        }
    }

    /// How long it has been on a core so far.
    var cpu: Nanoseconds { clocks.reduce(0) { $0 + nanoseconds(of: $1) } }

    /// Its memory in RAM, in bytes; what the kernel keeps for its sockets is not in it.
    func memory() throws -> Int {
        try pids.reduce(0) { sum, pid in
            let statm = try String(contentsOfFile: "/proc/\(pid)/statm", encoding: .utf8)
            guard let pages = statm.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
                throw Failure("/proc/\(pid)/statm cannot be read")
            }
            return sum + pages * sysconf(Int32(_SC_PAGESIZE))
        }
    }

    /// The system's part of its time on a core, from 0 to 1, between two readings of ``ticks()``.
    static func systemShare(_ before: (user: Int, system: Int), _ after: (user: Int, system: Int)) -> Double {
        let system = after.system - before.system
        let all = system + after.user - before.user
        return all > 0 ? Double(system) / Double(all) : 0
    }

    /// Its time outside and inside the kernel, in hundredths of a second: enough to tell their ratio.
    func ticks() throws -> (user: Int, system: Int) {
        try pids.reduce((0, 0)) { sum, pid in
            let stat = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
            // proc_pid_stat(5): the name in parentheses may hold anything, so the fields are counted from its end.
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
                throw Failure("/proc/\(pid)/stat cannot be read")
            }
            return (sum.0 + user, sum.1 + system)
        }
    }
}
