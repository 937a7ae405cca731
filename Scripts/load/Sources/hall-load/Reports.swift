import Foundation

/// What is told of a work once it ends: one object for programs, a sentence for people.
protocol Report: Encodable, CustomStringConvertible {
    var work: String { get }
}

/// The opening of the lines.
struct OpenReport: Report {
    let work = "open"
    let phones: Int
    let seconds: Double
    let cpuUsPerConnection: Double
    let bytesPerConnection: Double
    let serverShare: Double
    let clientShare: Double
    let otherShare: Double

    init(phones: Int, usage: Usage, bytesPerConnection: Double) {
        self.phones = phones
        seconds = usage.span
        cpuUsPerConnection = usage.serverUs / Double(phones)
        self.bytesPerConnection = bytesPerConnection
        serverShare = usage.serverShare
        clientShare = usage.clientShare
        otherShare = usage.otherShare
    }

    var description: String {
        """
        open: \(phones) phones in \(seconds.short) s, \(cpuUsPerConnection.short) us of server CPU and \
        \(bytesPerConnection.short) bytes each; \(shares(serverShare, clientShare, otherShare))
        """
    }
}

/// A hall in which nothing happens.
struct IdleReport: Report {
    let work = "idle"
    let phones: Int
    let seconds: Double
    let bytesPerConnection: Double
    let serverShare: Double
    let clientShare: Double
    let otherShare: Double

    init(phones: Int, usage: Usage, bytesPerConnection: Double) {
        self.phones = phones
        seconds = usage.span
        self.bytesPerConnection = bytesPerConnection
        serverShare = usage.serverShare
        clientShare = usage.clientShare
        otherShare = usage.otherShare
    }

    var description: String {
        """
        idle: \(phones) phones for \(seconds.short) s, \(bytesPerConnection.short) bytes each; \
        \(shares(serverShare, clientShare, otherShare))
        """
    }
}

/// What the cores did, in words.
func shares(_ server: Double, _ client: Double, _ other: Double) -> String {
    "of a core: server \((server * 100).short) %, client \((client * 100).short) %, other work \((other * 100).short) %"
}

extension Nanoseconds {
    var milliseconds: Double { Double(self) / 1e6 }
}

extension Double {
    /// As many digits as mean something.
    var short: String {
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
