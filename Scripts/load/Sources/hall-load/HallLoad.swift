import Foundation
import Glibc

/// A hall full of phones, in one process: what it costs the server, and how long people wait.
///
/// **Why a bare epoll loop and no NIO?** A frame costs the server some 13 µs. Whoever receives it must need less, or it
/// is the client that is measured. One `recv` into one shared buffer, and a frame that was read before is compared
/// instead of read again: that is half of what the server needs. The client's own share of a core stands in every line
/// of figures; above 90 % they say nothing about the server.
@main
enum HallLoad {
    static func main() {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            let report = try measure(options)
            if options.json { put(String(decoding: try JSONEncoder.report.encode(report), as: UTF8.self)) }
        } catch {
            FileHandle.standardError.write(Data("hall-load: \(error)\n".utf8))
            exit(1)
        }
    }

    /// Prints a line at once, also into a file or a pipe.
    private static func put(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func measure(_ options: Options) throws -> Report {
        let demo = try Demo(file: options.demo)
        let server = try ServerProcess(pid: options.pid)
        let say: (any CustomStringConvertible) -> Void = { if !options.json { put("\($0)") } }

        let machine = Machine()
        say(machine)
        let hall = try Hall(port: options.port, demo: demo)
        try hall.open(pitch: "p1")

        let idle = try hall.fill(phones: options.phones, server: server, seconds: options.idleSeconds)
        say(idle)
        var phases: [LoadReport] = []
        if options.rate > 0, options.seconds > 0 {
            let schedule = Schedule.steady(perSecond: options.rate, seconds: options.seconds)
            phases.append(try hall.offer(schedule, server: server))
            say(phases[phases.count - 1])
        }
        if options.burst > 0 {
            phases.append(try hall.offer(.burst(options.burst), server: server))
            say(phases[phases.count - 1])
        }
        return Report(machine: machine, idle: idle, phases: phases)
    }
}

/// What ends the measuring: a sentence for whoever runs it.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A call of the system that failed.
    static func system(_ call: String) -> Failure {
        Failure("\(call): \(String(cString: strerror(errno)))")
    }
}
