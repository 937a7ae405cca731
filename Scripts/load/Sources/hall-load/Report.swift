import Foundation
import Glibc

/// Everything that was measured.
struct Report: Encodable {
    let machine: Machine
    let idle: IdleReport
    let phases: [LoadReport]
}

/// Where it was measured.
struct Machine: Encodable, CustomStringConvertible {
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

/// A hall in which nothing happens.
struct IdleReport: Encodable, CustomStringConvertible {
    let phones: Int
    let bytesBefore: Int
    let bytesAfter: Int
    let secondsToOpen: Double
    let cpuMicrosecondsToOpenEach: Double
    let cpuShare: Double

    var description: String {
        """
        idle: \(phones) phones, \((bytesAfter - bytesBefore) / phones) bytes a connection \
        (server \(bytesBefore / 1024) -> \(bytesAfter / 1024) KiB), opened in \(secondsToOpen.short) s at \
        \(cpuMicrosecondsToOpenEach.short) us of server CPU each, then \((cpuShare * 100).short) % of a core
        """
    }
}

/// A hall in which people offer.
struct LoadReport: Encodable, CustomStringConvertible {
    let name: String
    let phones: Int
    let offers: Int
    /// In milliseconds.
    let recorded: Percentiles
    /// In milliseconds, over all phones and events.
    let delivery: Percentiles
    /// In milliseconds, until the last phone had the event.
    let everyone: Percentiles
    /// How late the client itself was, in milliseconds.
    let clientDelay: Percentiles
    let framesPerPhone: Double
    let cpuMicrosecondsPerDelivery: Double
    let cpuMicrosecondsPerFrame: Double
    let cpuSystemShare: Double
    let serverShare: Double
    let clientShare: Double
    /// What everything else on the machine took, in cores.
    let otherShare: Double
    let lost: Int
    let duplicated: Int
    let outOfOrder: Int
    let foreign: Int
    let replacedByState: Int
    let unanswered: Int
    let refused: [String: Int]

    init(
        _ round: Round,
        server: (cpu: Nanoseconds, systemShare: Double),
        client: Nanoseconds,
        machine: Nanoseconds,
        span: Nanoseconds
    ) {
        let latencies = round.latencies()
        let (offers, phones) = (round.schedule.offers.count, round.arrivals.phones)
        let microseconds = Double(server.cpu) / 1e3
        name = round.schedule.name
        self.phones = phones
        self.offers = offers
        recorded = Percentiles(round.answers)
        delivery = Percentiles(latencies.each)
        everyone = Percentiles(latencies.everyone)
        clientDelay = Percentiles(round.delays)
        framesPerPhone = Double(round.frames) / Double(phones)
        cpuMicrosecondsPerDelivery = microseconds / Double(offers * phones)
        cpuMicrosecondsPerFrame = microseconds / Double(max(1, round.frames))
        cpuSystemShare = server.systemShare
        serverShare = Double(server.cpu) / Double(span)
        clientShare = Double(client) / Double(span)
        otherShare = max(0, Double(machine - server.cpu - client) / Double(span))
        lost = round.arrivals.missing
        duplicated = round.arrivals.duplicated
        outOfOrder = round.arrivals.disordered
        foreign = round.arrivals.foreign
        replacedByState = round.replaced
        unanswered = round.unanswered
        refused = round.refused
    }

    var description: String {
        """
        \(name), \(phones) phones: recorded ms \(recorded); delivery ms \(delivery); everyone ms \(everyone); \
        server \(cpuMicrosecondsPerDelivery.short) us a delivery, \(cpuMicrosecondsPerFrame.short) us a frame \
        (\(framesPerPhone.short) frames a phone, \((cpuSystemShare * 100).short) % in the kernel), \
        \((serverShare * 100).short) % of a core; lost \(lost), duplicated \(duplicated), out of order \(outOfOrder), \
        foreign \(foreign), replaced by the state \(replacedByState), unanswered \(unanswered), \
        refused \(refused.isEmpty ? "0" : "\(refused)"); \
        client \((clientShare * 100).short) % of a core, late ms \(clientDelay); \
        other work \((otherShare * 100).short) % of a core
        """
    }
}

/// Of many times, in milliseconds.
struct Percentiles: Encodable, CustomStringConvertible {
    let p50: Double
    let p99: Double
    let max: Double

    init(_ microseconds: [Int]) {
        let sorted = microseconds.sorted()
        func at(_ share: Double) -> Double {
            guard !sorted.isEmpty else { return 0 }
            return Double(sorted[Int((Double(sorted.count - 1) * share).rounded())]) / 1000
        }
        (p50, p99, max) = (at(0.5), at(0.99), at(1))
    }

    var description: String { "p50 \(p50.short) p99 \(p99.short) max \(max.short)" }
}

extension Double {
    /// As many digits as mean something.
    fileprivate var short: String {
        String(format: abs(self) < 10 ? "%.2f" : abs(self) < 1000 ? "%.1f" : "%.0f", self)
    }
}

extension JSONEncoder {
    static var report: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
