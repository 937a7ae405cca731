import Foundation
import Glibc

/// A hall full of phones, in one process: what it costs the server, and how long people wait.
///
/// **Why a bare epoll loop and no NIO?** The best servers send five million events a second. Whoever receives them must
/// need less for each than they do, or it is the client that is measured. One `recv` into one shared buffer, and a
/// frame that was read before is compared instead of read again. The client's own share of a core stands in every line
/// of figures; above 90 % they say nothing about the server.
@main
enum HallLoad {
    static func main() {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            try measure(options)
        } catch {
            FileHandle.standardError.write(Data("hall-load: \(error)\n".utf8))
            exit(1)
        }
    }

    /// Prints a line at once, also into a file or a pipe.
    private static func put(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func measure(_ options: Options) throws {
        func tell(_ report: some Report) throws {
            put(options.json ? String(decoding: try JSONEncoder.report.encode(report), as: UTF8.self) : "\(report)")
        }
        if options.isForCeiling { return try tell(Ceiling.measured()) }
        if !options.json { put("\(Machine())") }
        let hall = try Hall(
            server: ServerProcess(pids: options.pids),
            demo: Demo(file: options.demo),
            port: options.port,
            phones: options.phones,
            patience: options.patience,
            settleMs: options.settleMs,
            answers: options.answers
        )
        if options.answers { try hall.open(pitch: "p1") }
        try tell(try hall.fill(phones: options.phones))
        for work in options.works { try tell(try hall.perform(work)) }
    }
}

extension Hall {
    fileprivate func perform(_ work: Work) throws -> any Report {
        switch work {
        case .idle(let seconds): try idle(seconds: seconds)
        case .steady(let rate, let seconds): try load("steady", .steady(perSecond: rate, seconds: seconds))
        case .burst(let count): try load("burst", .burst(count))
        case .spread(let count, let seconds): try load("spread", .spread(count, over: seconds))
        case .one(let times): try one(times: times)
        case .most(let seconds): try most(seconds: seconds)
        case .cut(let count): try cut(count)
        case .stalled(let percent, let rate, let seconds): try stalled(percent: percent, rate: rate, seconds: seconds)
        }
    }
}
