import Foundation
import NIOCore

/// How many cores this process may use: NIO knows those of the machine or its container, and the scheduler those that
/// the process is kept to, by taskset or by `AllowedCPUs=` of its service.
func coresAllowed() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    // proc_pid_status(5): a mask in hexadecimal digits, with commas.
    let mask = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }?.dropFirst(13) ?? ""
    let kept = mask.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    return kept > 0 ? min(System.coreCount, kept) : System.coreCount
}
