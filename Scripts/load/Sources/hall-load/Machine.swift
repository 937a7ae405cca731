import Foundation
import Glibc

/// Where it is measured.
struct Machine: CustomStringConvertible {
    let cpu: String
    let cores: Int
    let kernel: String

    init() {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
        cpu = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
        cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        kernel =
            (try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
    }

    /// How long all cores were busy so far, other guests of the same hardware included; in hundredths of a second.
    static func busy() throws -> Nanoseconds {
        let stat = try String(contentsOfFile: "/proc/stat", encoding: .utf8)
        // proc_stat(5): user, nice, system, idle, waiting for the disk, interrupts, their soft part, stolen.
        let fields = stat.prefix { $0 != "\n" }.split(separator: " ").dropFirst().compactMap { Nanoseconds($0) }
        guard fields.count >= 8 else { throw Failure("/proc/stat cannot be read") }
        let ticks = fields[0...2].reduce(0, +) + fields[5...7].reduce(0, +)
        return ticks * 1_000_000_000 / Nanoseconds(sysconf(Int32(_SC_CLK_TCK)))
    }

    var description: String { "machine: \(cpu), \(cores) cores, Linux \(kernel)" }
}
