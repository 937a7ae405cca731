import Foundation
import Glibc

/// What cores did while a work went on.
struct Usage {
    /// Seconds.
    let span: Double
    /// Time of the server on a core, in microseconds.
    let serverUs: Double
    /// From 0 to 1: of that, inside the kernel.
    let serverKernelShare: Double
    /// Of a core, from 0 to 1; the server may have more than one core.
    let serverShare: Double
    /// Of a core: this program.
    let clientShare: Double
    /// Of a core: how much more this program would have used, had other work not been on it.
    let clientWaitShare: Double
    /// Of a core: everything else on the machine, other guests of the same hardware included.
    let otherShare: Double
}

/// A reading of all clocks, to measure a ``Usage`` from.
struct Meter {
    private let server: ServerProcess
    let began = nanoseconds()
    private let cpu: Nanoseconds
    private let ticks: (user: Int, system: Int)
    private let own = nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID)
    private let waited: Nanoseconds
    private let busy: Nanoseconds

    init(_ server: ServerProcess) throws {
        self.server = server
        cpu = server.cpu
        ticks = try server.ticks()
        waited = try Self.waited()
        busy = try Machine.busy()
    }

    /// How long this thread could have worked so far, but had no core.
    private static func waited() throws -> Nanoseconds {
        // On a core, waiting for one, turns: Documentation/scheduler/sched-stats.rst of Linux.
        let fields = try String(contentsOfFile: "/proc/thread-self/schedstat", encoding: .utf8).split(separator: " ")
        guard fields.count > 1, let waited = Nanoseconds(fields[1]) else { throw Failure("schedstat cannot be read") }
        return waited
    }

    func read() throws -> Usage {
        let span = Double(nanoseconds() - began)
        let client = Double(nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID) - own)
        let spent = Double(server.cpu - cpu)
        let all = Double(try Machine.busy() - busy)
        return Usage(
            span: span / 1e9,
            serverUs: spent / 1e3,
            serverKernelShare: ServerProcess.systemShare(ticks, try server.ticks()),
            serverShare: spent / span,
            clientShare: client / span,
            clientWaitShare: Double(try Self.waited() - waited) / span,
            otherShare: max(0, (all - spent - client) / span)
        )
    }
}
