import Foundation

/// The phones of a hall, and what is done with them.
final class Hall {
    /// How many lines are being opened at a time; the server is not what is measured then.
    private static let openingMaximum = 64
    /// How long is waited for what is late, before it counts as lost.
    private static let patience: Nanoseconds = 15_000_000_000

    private let port: UInt16
    private let demo: Demo
    private let board: Switchboard
    private var phones: [Phone] = []
    /// Begins every id of this run, so that a second run with the same data repeats nothing.
    private let run = UInt64.random(in: .min ... .max)
    private var lastID: UInt64 = 0

    init(port: UInt16, demo: Demo) throws {
        self.port = port
        self.demo = demo
        board = try Switchboard()
    }

    /// Stages a pitch and opens it for offers.
    func open(pitch: String) throws {
        let moderator = try Phone(number: -1, port: port, code: demo.conference.code, token: demo.moderator.token)
        try board.add(moderator)
        defer { board.remove(moderator) }
        for type in ["stagePitch", "openOffers"] {
            var outcome: ServerFrame?
            board.heard = { _, frame, _ in
                switch frame {
                case .recorded, .refused: outcome = frame
                default: break
                }
            }
            try moderator.send(command(type, #""pitch":"\#(pitch)""#).frame)
            try board.run(until: nanoseconds() + Self.patience) { outcome != nil }
            switch outcome {
            case .recorded: break
            // It is open already, from a run before. If it is not, every offer will be refused, and counted as that.
            case .refused(_, "stateChanged"), .refused(_, "anotherPitchOpen"): break
            default: throw Failure("\(type) was not recorded: \(String(describing: outcome))")
            }
        }
    }

    /// 32 hex digits and the frame of a command.
    private func command(_ type: String, _ fields: String) -> (id: String, frame: [UInt8]) {
        lastID += 1
        let digits = [run, lastID].map { number in
            let hex = String(number, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }
        let id = digits.joined()
        return (id, Frames.masked(Frames.text, Array(#"{"id":"\#(id)","type":"\#(type)",\#(fields)}"#.utf8)))
    }

    /// Opens the lines, and looks at the server while nothing happens.
    func fill(phones count: Int, server: ServerProcess, seconds: Int) throws -> IdleReport {
        let settling: Nanoseconds = 3_000_000_000
        try board.run(until: nanoseconds() + settling)
        let memory = try server.memory()
        let (began, cpu) = (nanoseconds(), server.cpu)

        var welcomed = 0
        board.heard = { phone, frame, _ in
            guard case .place(let seq) = frame else { return }
            if phone.seq == nil { welcomed += 1 }
            phone.seq = seq
        }
        for number in 0..<count {
            try board.run(until: nanoseconds() + Self.patience) { number - welcomed < Self.openingMaximum }
            let employer = demo.employers[number % demo.employers.count]
            let phone = try Phone(number: number, port: port, code: demo.conference.code, token: employer.token)
            try board.add(phone)
            phones.append(phone)
        }
        try board.run(until: nanoseconds() + Self.patience) { welcomed == count }
        guard welcomed == count else { throw Failure("only \(welcomed) of \(count) phones were welcomed") }
        let (full, spent) = (nanoseconds(), server.cpu)

        try board.run(until: full + settling)
        let (rest, restCPU) = (nanoseconds(), server.cpu)
        try board.run(until: rest + Nanoseconds(seconds) * 1_000_000_000)
        return IdleReport(
            phones: count,
            bytesBefore: memory,
            bytesAfter: try server.memory(),
            secondsToOpen: Double(full - began) / 1e9,
            cpuMicrosecondsToOpenEach: Double(spent - cpu) / 1e3 / Double(count),
            cpuShare: Double(server.cpu - restCPU) / Double(nanoseconds() - rest)
        )
    }

    /// Makes offers by a schedule, each from another phone, and follows each of them to every phone.
    func offer(_ schedule: Schedule, server: ServerProcess) throws -> LoadReport {
        let commands = schedule.offers.map { _ in
            command("makeOffer", #""pitch":"p1","kind":"stage","amount":1,"show":true"#)
        }
        let last = phones.compactMap(\.seq).max() ?? 0
        var round = Round(schedule, ids: commands.map(\.id), phones: phones.count, after: last)
        board.heard = { phone, frame, now in round.hear(frame, phone, now) }

        let ticks = try server.ticks()
        let (cpu, own, all) = (server.cpu, nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID), try Machine.busy())
        round.began = nanoseconds()
        var next = 0
        let end = round.began + (schedule.offers.last ?? 0) + Self.patience
        while next < commands.count || !round.isComplete, nanoseconds() < end {
            while next < commands.count, case let due = round.began + schedule.offers[next], due <= nanoseconds() {
                try phones[next % phones.count].send(commands[next].frame)
                round.sent(after: nanoseconds() - due)
                next += 1
            }
            // Between two offers that are due now, nobody is heard: they are to be made at one instant.
            try board.turn(until: next < commands.count ? round.began + schedule.offers[next] : end)
        }
        let span = nanoseconds() - round.began
        return LoadReport(
            round,
            server: (
                cpu: server.cpu - cpu,
                systemShare: ServerProcess.systemShare(ticks, try server.ticks())
            ),
            client: nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID) - own,
            machine: try Machine.busy() - all,
            span: span
        )
    }
}
